import Testing
import TraceFields

@testable import TraceAnalysis

@Suite struct DomainTableTests {
    /// Names of every length up to the limit, which lie on and between the words that the table compares.
    @Test(arguments: [1, 7, 8, 9, 15, 16, 17, 63, 64, 248, 254, 255])
    func lengths(_ length: Int) throws {
        var table = DomainTable()
        let name = String(repeating: "aB.", count: 85).prefix(length - 1) + "z"
        let found = table.intern(String(name))
        let first = try #require(found)
        #expect(table.text(first) == name.lowercased())
        #expect(table.intern(name.uppercased()) == first)
        #expect(table.intern(name.dropLast() + "y") != first)
        #expect(table.intern(name + ".") == first)
        #expect(table.intern("x" + name) != first)
    }

    @Test(arguments: [
        "", ".", "a b.example", "alice@example.org", "[192.0.2.1]", "\"a\".example", "tab\t.example", "del\u{7F}.example",
    ])
    func noNames(_ text: String) {
        var table = DomainTable()
        #expect(table.intern(text) == nil)
    }

    /// What is no name is found in the first eight bytes and behind them.
    @Test(arguments: [" ", "@", "[", "\"", "\u{7F}", "\u{1}"], [0, 3, 7, 8, 12])
    func places(_ byte: String, _ place: Int) {
        var table = DomainTable()
        let name = "mail-server.example.net"
        #expect(table.intern(name.prefix(place) + byte + name.dropFirst(place)) == nil)
    }

    /// The table looks names up before it tests them: what is like a name but for one byte is not taken for it.
    @Test(arguments: ["a@b.example", "a[b.example", "a b.example"]) func likeNames(_ text: String) {
        var table = DomainTable()
        for name in ["a`b.example", "a{b.example", "a-b.example"] { #expect(table.intern(name) != nil) }
        #expect(table.intern(text) == nil)
    }

    /// Customers under a domain that a provider lends are organizations of their own.
    @Test(arguments: [
        ("one.onmicrosoft.com", "two.onmicrosoft.com", false), ("a.one.onmicrosoft.com", "one.onmicrosoft.com", true),
        ("a.one.onmicrosoft.com", "b.one.onmicrosoft.com", true), ("onmicrosoft.com", "one.onmicrosoft.com", false),
        ("onmicrosoft.com", "onmicrosoft.com", true), ("a.service.example", "b.service.example", true),
    ])
    func customers(_ one: String, _ other: String, _ isSame: Bool) throws {
        var table = DomainTable()
        let names = (table.intern(one), table.intern(other))
        let first = try #require(names.0)
        let second = try #require(names.1)
        let answers = [table.sameOrganization(first, second), table.sameOrganization(second, first)]
        #expect(answers == [isSame, isSame])
    }

    /// Letters that DNS cannot hold may be meant as others; of nothing else they are a likeness.
    @Test(arguments: [
        ("𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "service.example", true), ("𝗦𝗲𝗿𝘃𝗶𝗰𝗲.𝗲𝘅𝗮𝗺𝗽𝗹𝗲", "mail.service.example", true),
        ("ｎｅｗｓ.𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "service.example", true), ("𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "else.example", false),
        ("𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "service.test", false), ("𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "example", false),
        ("𝐬𝐞𝐫𝐯𝐢𝐜𝐞.example", "xservice.example", false),
    ])
    func lettersThatMayBeReadAsOthers(_ written: String, _ name: String, _ isLike: Bool) throws {
        #expect(WrittenName.mayBeRead(written, as: name) == isLike)
        let trace = SampleMail.clean.with {
            $0.from = "From: Service Desk <info@\(written)>\n"
            $0.results = "dkim=pass header.d=\(name) header.s=s1"
        }.trace
        #expect(trace.statements.map(\.alignment) == [isLike ? .unknown : .no])
    }

    /// What a range of the header named is forgotten with the message, and an address is told from its range as a name.
    @Test func ranges() {
        var trace = Trace()
        for name in ["one.example", "two.example"] {
            trace.begin()
            Array("X: 1@\(name)\r\n\r\n".utf8).withUnsafeBufferPointer { trace.block.load($0) }
            let address = ByteRange(3, 5 + name.utf8.count)
            for _ in 0..<2 {
                #expect(trace.domain(ofAddress: address).map { trace.domains.text($0) } == name)
                #expect(trace.domain(at: address.dropping(2)) == trace.domain(ofAddress: address))
                #expect(trace.domain(at: address) == nil)
            }
        }
    }

    @Test(arguments: ["bob@mail.example", "bob@x@mail.example@", "mail.example"]) func addresses(_ address: String) {
        var table = DomainTable()
        let domain = table.internDomain(ofAddress: address)
        #expect(domain.map { table.text($0) } == "mail.example")
        #expect(table.internDomain(ofAddress: "@") == nil)
    }

    @Test func many() {
        var table = DomainTable()
        let names = (0..<5_000).map { "host\($0).example\($0 % 7).net" }
        let first = names.map { table.intern($0) }
        #expect(Set(first).count == names.count)
        #expect(names.map { table.intern($0) } == first)
    }

    @Test(arguments: [
        ("mail.google.com", "google"), ("google.com", "google"), ("notgoogle.com", nil), ("google.com.example", nil),
        ("eur01.mail.protection.outlook.com", "microsoft"), ("com", nil),
        ("mx-gate1-hz1.hornetsecurity.com", "hornetsecurity"), ("mx-relay1-hz1.antispameurope.com", "hornetsecurity"),
        ("mta-1.checkpointcloudsec.com", "checkpoint"), ("eu-dlp.cloud-sec-av.com", "checkpoint"),
        ("westeu1-emailsignatures-cloud.codetwo.com", "codetwo"), ("notcodetwo.com", nil),
    ])
    func providers(_ name: String, _ provider: String?) throws {
        var table = DomainTable()
        let found = table.intern(name)
        let domain = try #require(found)
        #expect(table.provider(domain).map { Providers.rows[$0].name.description } == provider)
        #expect(table.network(domain).flatMap(\.provider) == table.provider(domain))
    }

    /// What a table learnt of other names spares questions, and changes no answer.
    @Test func organizationsDoNotDependOnOtherNames() {
        let names = [
            "a.b.example.com", "b.example.com", "example.com", "com", "a.b.example.co.uk", "co.uk", "example.co.uk",
            "x.city.kobe.jp", "city.kobe.jp", "a.b.c.kobe.jp", "c.kobe.jp", "kobe.jp", "s3.amazonaws.com", "b.s3.amazonaws.com",
            "amazonaws.com", "x.amazonaws.com", "a..example.com", ".example.com", "host.local", "a.host.local",
        ]
        func organization(_ name: String, _ table: inout DomainTable) -> String? {
            guard let domain = table.intern(name) else { return nil }
            let organization = table.organization(domain)
            return table.text(organization)
        }
        let alone = names.map { name in
            var table = DomainTable()
            return organization(name, &table)
        }
        for start in names.indices {
            var table = DomainTable()
            for step in [1, 7, 13] {
                for place in names.indices {
                    let index = (start + place * step) % names.count
                    #expect(organization(names[index], &table) == alone[index])
                }
            }
        }
    }

    /// Of several rows the first one that fits is meant, as if the table were read from its beginning.
    @Test func firstRow() {
        let table = SuffixTable([("mail.example.net", 3), ("example.net", 1), ("example.net", 2), ("example.org", 0)])
        let bytes = Array("mx.mail.example.net".utf8)
        #expect(table.row(for: bytes, ByteRange(0, bytes.count)) == 1)
        #expect(table.row(for: bytes, ByteRange(9, bytes.count)) == nil)
    }
}
