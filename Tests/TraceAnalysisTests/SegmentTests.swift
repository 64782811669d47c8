import Testing
import TraceAnalysis

/// Rewritten addresses cut into their pieces.
@Suite struct SegmentTests {
    /// An address, and its pieces as `role text`.
    static let rows: [(address: String, pieces: [String])] = [
        (
            "piyo+caf_=reader=mailbox.example@company.example",
            [
                "forwarder piyo", "mark +caf_", "separator =", "destination reader=mailbox.example", "separator @",
                "forwarder company.example",
            ]
        ),
        (
            "SRS0=q/Zk=BB=service.example=info@fwd.example.net",
            [
                "mark SRS0", "separator =", "hash q/Zk", "separator =", "day-code BB", "separator =",
                "original-sender service.example=info", "separator @", "forwarder fwd.example.net",
            ]
        ),
        (
            "SRS1=Xy1z=first.example==aBcd=C7=service.example=info@second.example",
            [
                "mark SRS1", "separator =", "hash Xy1z", "separator =", "earlier-forwarder first.example", "separator ==",
                "hash aBcd", "separator =", "day-code C7", "separator =", "original-sender service.example=info", "separator @",
                "forwarder second.example",
            ]
        ),
        (
            "carol+SRS=/Qr+T=DJ=service.example=info@kigyou.example",
            [
                "forwarder carol", "mark +SRS", "separator =", "hash /Qr+T", "separator =", "day-code DJ", "separator =",
                "original-sender service.example=info", "separator @", "forwarder kigyou.example",
            ]
        ),
        ("info@service.example", ["other info", "separator @", "domain service.example"]),
    ]

    @Test(arguments: rows.map { $0.address }) func pieces(_ address: String) throws {
        let row = try #require(Self.rows.first { $0.address == address })
        #expect(RewrittenPath.decode(address).segments.map { $0.role.code + " " + $0.text } == row.pieces)
    }

    /// The pieces are the address, whatever it is.
    @Test(arguments: [
        "", "@", "=@=", "SRS0=@", "SRS0=a=b=c=d@", "+caf_=@x.example", "a+caf_==b@x.example", "SRS1===@x.example",
        "prvs=1234abcdef=a@x.example", "漢字+caf_=字=例.example@例.example", "\u{202E}@\u{0}",
        String(repeating: "a=", count: 4_000) + "@x.example",
    ]) func theyAreTheAddress(_ address: String) {
        let path = RewrittenPath.decode(address)
        #expect(path.segments.map { $0.text }.joined() == path.value)
    }
}
