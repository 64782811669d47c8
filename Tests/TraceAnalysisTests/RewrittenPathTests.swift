import Testing
import TraceAnalysis
import TraceFields

/// 2026-03-01 12:00:00 UTC, Unix day 20513.
let noon: Int64 = 1_772_366_400
let today: Int64 = 20_513 * 86_400

@Suite struct RewrittenPathTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var value: String
        var kind: RewrittenPath.Kind
        var forwarder: String?
        var destination: String?
        var original: String?
        var domain: String?
        var date: Int64?
        var dateIsDay = false
        var layers: [RewrittenPath.Kind] = []
        var testDescription: String { value }

        init(
            _ value: String, _ kind: RewrittenPath.Kind, forwarder: String? = nil, destination: String? = nil,
            original: String? = nil, domain: String? = nil, day: Int64? = nil, time: Int64? = nil,
            layers: [RewrittenPath.Kind] = []
        ) {
            (self.value, self.kind, self.forwarder, self.destination) = (value, kind, forwarder, destination)
            self.original = original
            self.domain = domain ?? original.map { String($0[$0.index(after: $0.lastIndex(of: "@")!)...]) }
            self.date = day ?? time
            self.dateIsDay = day != nil
            self.layers = layers
        }
    }

    static let srs: [Row] = [
        Row(
            "SRS0=q/Zk=BB=example.org=alice@fwd.example.net", .srs0, forwarder: "fwd.example.net", original: "alice@example.org",
            day: today),
        Row(
            "SRS0=Ab1_=BB=lists.example.org=dev-bounces+bob=example.com@fwd.example.net", .srs0, forwarder: "fwd.example.net",
            original: "dev-bounces+bob=example.com@lists.example.org", day: today, layers: [.listBounce]),
        Row("SRS0+Ab1_=BB=example.org=alice@f.example", .srs0, forwarder: "f.example", original: "alice@example.org", day: today),
        Row("SRS0-Ab1_=BB=example.org=alice@f.example", .srs0, forwarder: "f.example", original: "alice@example.org", day: today),
        Row("srs0-ab1_=bb=example.org=alice@f.example", .srs0, forwarder: "f.example", original: "alice@example.org", day: today),
        Row(
            "\"SRS0=+c/8=BB=example.org=alice\"@f.example", .srs0, forwarder: "f.example", original: "alice@example.org",
            day: today),
        Row(
            "<SRS0=+c/8=BB=example.org=alice@f.example>", .srs0, forwarder: "f.example", original: "alice@example.org", day: today
        ),
        Row(
            "SRS0=1gfpUf=BB=example.org=alice@f.example", .srs0, forwarder: "f.example", original: "alice@example.org", day: today
        ),
        Row(
            "SRS1=Zz9k=fwd.example.net==q/Zk=BB=example.org=alice@fwd2.example.com", .srs1, forwarder: "fwd2.example.com",
            original: "alice@example.org", layers: [.srs0]),
        Row(
            "SRS1=Zz9k=fwd.example.net=+q/Zk=BB=example.org=alice@fwd2.example.com", .srs1, forwarder: "fwd2.example.com",
            original: "alice@example.org", layers: [.srs0]),
        Row(
            "srs1-zz9k=fwd.example.net=-q/zk=bb=example.org=alice@fwd2.example.com", .srs1, forwarder: "fwd2.example.com",
            original: "alice@example.org", layers: [.srs0]),
        Row("SRS0+Ab1c+89+example.org=alice@f.example", .srs0, forwarder: "f.example", original: "alice@example.org"),
        Row("SRS0+Ab1c+x9+example.org=alice@f.example", .srsOpaque, forwarder: "f.example"),
        Row("SRS0=opaque+string@other.example", .srsOpaque, forwarder: "other.example"),
        Row("SRS1=JIBX=third.example==opaque+string@fwd.example", .srs1, forwarder: "fwd.example", layers: [.srsOpaque]),
        Row("SRS0=bxzH=BB=1=DCJGDE6N24LCRT41A4T0G1UIF0DTKKQJ@fwd.example", .srsOpaque, forwarder: "fwd.example", day: today),
        Row("SRS0=XjO9=BB=example.org@fwd.example", .srsOpaque, forwarder: "fwd.example", day: today),
        Row("SRS0=XjO9=BB@fwd.example", .srsOpaque, forwarder: "fwd.example", day: today),
        Row("SRS0=XjO9@fwd.example", .srsOpaque, forwarder: "fwd.example"),
        // Toy writers with a decimal day: a tag, but not one that can be read.
        Row("SRS0=0123abcd=072=example.org=alice@fwd.example", .srsOpaque, forwarder: "fwd.example"),
        Row(
            "SRS0+0123456789abcdef0123+8225+example.org+alice@h.srs.example", .srs0, forwarder: "h.srs.example",
            original: "alice@example.org", day: today),
    ]

    static let microsoft: [Row] = [
        Row(
            "carol+SRS=/Qr+T=BB=example.org=alice@corp.test", .microsoftSRS, forwarder: "carol@corp.test",
            original: "alice@example.org", day: today),
        Row(
            "carol+news+SRS=Ab/9d=BB=example.org=alice@corp.test", .microsoftSRS, forwarder: "carol+news@corp.test",
            original: "alice@example.org", day: today),
        Row(
            "carol+SRS=news+SRS=/Qr+T=BB=example.org=alice@corp.test", .microsoftSRS, forwarder: "carol+SRS=news@corp.test",
            original: "alice@example.org", day: today),
        Row("bounces+SRS=Ab/9d=BB@corp.test", .microsoftSRSOpaque, forwarder: "corp.test", day: today),
        Row(
            "bounces+SRS=Ab/9d=BB=example.org=alice@corp.test", .microsoftSRS, forwarder: "bounces@corp.test",
            original: "alice@example.org",
            day: today),
        Row(
            "carol+SRS=Ab/9d=BB=hub.test=dave+SRS=/Qr+T=BB=example.org=alice@corp.test", .microsoftSRS,
            forwarder: "carol@corp.test",
            original: "alice@example.org", day: today, layers: [.microsoftSRS]),
    ]

    static let google: [Row] = [
        Row(
            "alice+caf_=bob+tag=example.net@gmail.test", .googleCaf, forwarder: "alice@gmail.test",
            destination: "bob+tag@example.net"),
        Row("alice+caf_=a=b=example.net@corp.test", .googleCaf, forwarder: "alice@corp.test", destination: "a=b@example.net"),
        Row(
            "alice+x+caf_=bob=example.net@gmail.test", .googleCaf, forwarder: "alice+x@gmail.test", destination: "bob@example.net"
        ),
        Row("ALICE+CAF_=bob=example.net@gmail.test", .googleCaf, forwarder: "ALICE@gmail.test", destination: "bob@example.net"),
        Row(
            "alice+caf_=red@acted=example.net@gmail.test", .googleCaf, forwarder: "alice@gmail.test",
            destination: "red@acted@example.net"),
        Row("12345+auto_=bob=example.net@qq.com", .qqAuto, forwarder: "12345@qq.com", destination: "bob@example.net"),
        Row(
            "12345+auto_=dev-bounces+12345=qq.com=lists.example@qq.com", .qqAuto, forwarder: "12345@qq.com",
            destination: "dev-bounces+12345=qq.com@lists.example"),
        Row("list+bncBAABBQGUSDGQMGQE32W353Y@googlegroups.com", .googleGroups, forwarder: "list@googlegroups.com", time: noon),
        Row(
            "list+bncBCKLJZHUZMBRBQGUSDGQMGQE32W353Y@googlegroups.com", .googleGroups, forwarder: "list@googlegroups.com",
            time: noon),
        Row(
            "list+bncbckljzhuzmbrbqgusdgqmgqe32w353y@groups.example", .googleGroups, forwarder: "list@groups.example", time: noon),
    ]

    static let tags: [Row] = [
        Row("prvs=1520abcdef=alice@example.org", .batv, original: "alice@example.org", day: today),
        Row("PRVS=1520ABCDEF=alice@example.org", .batv, original: "alice@example.org", day: today),
        Row("prvs=513abcdef=alice@example.org", .batv, original: "alice@example.org", day: today),
        Row("prvs=alice/1520abcdef@example.org", .batv, original: "alice@example.org", day: today),
        Row("alice=prvs=1520abcdef@example.org", .batv, original: "alice@example.org", day: today),
        Row("msprvs1=20520AbCdEfGh=bounces-123456@b.example.org", .batv, original: "bounces-123456@b.example.org", day: today),
        Row(
            "msprvs1=20520AbCdEfGh=bounces-123456-7@b.example.org", .batv, original: "bounces-123456-7@b.example.org", day: today,
            layers: [.espBounce]),
        Row("msprvs1=u7kxpjoh1-TwL=bounces-rBfKSC-Sg@b.example", .batv, original: "bounces-rBfKSC-Sg@b.example"),
        Row(
            "BATV+0123456789abcdef0123+8225+example.org+alice@h.srs.infradead.test", .batv, original: "alice@example.org",
            day: today),
        Row("btv1==0123abcdef0==alice@example.org", .batv, original: "alice@example.org"),
    ]

    static let services: [Row] = [
        Row("0100019ca9450a00-00000000-0000-4000-8000-000000000000-000000@amazonses.com", .espBounce, time: noon),
        Row("0102019ca9450a00-00000000-0000-4000-8000-000000000000-000000@mail.shop.example", .espBounce, time: noon),
        Row("bounce-md_30000001.69a42a40.v1-0123456789abcdef0123456789abcdef@mandrillapp.com", .espBounce, time: noon),
        Row("bounces+12345678-3c9a-bob=example.net@em801.service.example", .espBounce, destination: "bob@example.net"),
        Row("bounces+12345678-3c9a-bob-b=example.net@em801.service.example", .espBounce, destination: "bob-b@example.net"),
        Row("bounce+0123ab.4567cd-bob=example.net@mg.service.example", .espBounce, destination: "bob@example.net"),
        Row("bounce-mc.us19_30000001.17568503-5ffc978964@mail158.rsgsv.test", .espBounce),
        Row("pm_bounces@pm-bounces.service.example", .espBounce),
        Row(
            "alice=example.org__0-0abcdefghijk@x.y.usa348.bnc.salesforce.com", .espBounce, original: "alice@example.org"),
        Row(
            "sentto-1234567-890-1772366400-bob=example.net@returns.groups.example", .listBounce, destination: "bob@example.net",
            time: noon),
        Row("dev-bounces@lists.example", .listBounce, forwarder: "dev@lists.example"),
        Row(
            "dev-bounces+bob=example.net@lists.example", .listBounce, forwarder: "dev@lists.example",
            destination: "bob@example.net"),
        Row(
            "dev+bounces-2656-bob=example.net@lists.example", .listBounce, forwarder: "dev@lists.example",
            destination: "bob@example.net"),
        Row(
            "dev-a-return-812-bob=example.net@lists.example", .listBounce, forwarder: "dev-a@lists.example",
            destination: "bob@example.net"),
        Row(
            "dev-return-812-sub-x=y=example.net@lists.example", .listBounce, forwarder: "dev@lists.example",
            destination: "sub-x=y@example.net"),
        Row("owner-dev@lists.example", .listBounce, forwarder: "dev@lists.example"),
        Row(
            "OWNER-DEV*BOB**EXAMPLE*-NET@LISTS.EXAMPLE", .listBounce, forwarder: "DEV@LISTS.EXAMPLE",
            destination: "BOB@EXAMPLE.NET"),
        Row(
            "sl.lmycyibugi2denbsfqqdemjyhe2temc5.aaaaaaaaaaaaa@alias.test", .aliasService, forwarder: "alias.test", time: noon - 0
        ),
        Row("bounce+424242+@alias.test", .aliasService, forwarder: "alias.test"),
        Row("Bounce0=1=23=abcdef@duck.com", .aliasService, forwarder: "duck.com"),
    ]

    static let verp: [Row] = [
        Row("news-bob=example.net@bounce.service.example", .verp, destination: "bob@example.net"),
        Row("bounces+20181025-bob=example.net@tracker.example", .verp, destination: "bob@example.net"),
        Row("bounce-bob-b=example.net@service.example", .verp, destination: "bob-b@example.net"),
        Row("2+e1d2a535+bob=example.net@service.example", .verp, destination: "bob@example.net"),
        Row("bob=example.net@returns.service.example", .verp, destination: "bob@example.net"),
        Row("bounce-bob+2Db=example.net@service.example", .verp, destination: "bob-b@example.net"),
        Row("noreply+postmaster=example.net@reports.example", .verp, destination: "postmaster@example.net"),
    ]

    static let nested: [Row] = [
        Row(
            "SRS0=Ab1_=BB=example.org=prvs=1520abcdef=alice@fwd.example.net", .srs0, forwarder: "fwd.example.net",
            original: "alice@example.org", day: today, layers: [.batv]),
        Row(
            "prvs=513abcdef=SRS0=Ab1_=BB=example.org=alice@fwd.example.net", .batv, original: "alice@example.org", day: today,
            layers: [.srs0]),
        Row(
            "SRS0=Ab1_=BB=em1.service.example=bounces+123-abcd-bob=example.net@fwd.example.net", .srs0,
            forwarder: "fwd.example.net",
            original: "bounces+123-abcd-bob=example.net@em1.service.example", day: today, layers: [.espBounce]),
        Row(
            "SRS1=Zz9k=fwd.example.net==q/Zk=BB=example.org=prvs=1520abcdef=alice@fwd2.example.com", .srs1,
            forwarder: "fwd2.example.com",
            original: "alice@example.org", layers: [.srs0, .batv]),
        Row(
            "SRS0=Ab1_=BB=fwd1.example=SRS0=q/Zk=BB=example.org=alice@fwd2.example", .srs0, forwarder: "fwd2.example",
            original: "alice@example.org", day: today, layers: [.srs0]),
        Row(
            "SRS0=Ab1_=BB=gmail.test=alice+caf_=bob=example.net@fwd.example", .srs0, forwarder: "fwd.example",
            original: "alice+caf_=bob=example.net@gmail.test", day: today, layers: [.googleCaf]),
        // The same tag again is no second rewriting.
        Row(
            "prvs=1520abcdef=prvs=1520abcdef=alice@example.org", .batv, original: "prvs=1520abcdef=alice@example.org", day: today),
    ]

    static let plain: [Row] = [
        Row("alice@example.org", .plain), Row("alice+tag@example.org", .plain), Row("alice+tag=value@example.org", .plain),
        Row("alice+srs=news@example.org", .plain), Row("a+SRS=b=c@example.org", .plain), Row("srs0@example.org", .plain),
        Row("SRS0@example.org", .plain), Row("srs@example.org", .plain), Row("prvs=alice@example.org", .plain),
        Row("alice+caf_=bob@example.org", .plain), Row("list+bnc@example.org", .plain), Row("list+bncABC@example.org", .plain),
        Row("list+bncBAABBQGUSDGQMG1E32W353Y@googlegroups.com", .plain), Row("bounces@example.org", .plain),
        Row("bounce@example.org", .plain), Row("a=b@example.org", .plain), Row("example.org=alice@fwd.example", .plain),
        Row("SRS=example.org=alice@fwd.example", .plain), Row("alice@localhost", .plain), Row("\"a b\"@example.org", .plain),
        Row("12345+auto_=bob=example.net@corp.test", .plain), Row("12345+auto_=bob@qq.com", .plain),
        Row("+caf_=bob=example.net@gmail.test", .plain), Row("x+srs=a=b.example@c.example", .plain),
        Row("sl.abc.def@example.org", .plain),
        Row("owner@example.org", .plain), Row("-bounces@example.org", .plain),
        Row("", .null), Row("<>", .null), Row(" <> ", .null),
        Row("example.org", .notAnAddress), Row("*****", .notAnAddress), Row("@example.org", .notAnAddress),
        Row("alice@", .notAnAddress), Row("alice example@example.org", .notAnAddress), Row("SRS0=q/Zk=BB=", .notAnAddress),
        Row("MAILER-DAEMON", .notAnAddress),
    ]

    static let all = srs + microsoft + google + tags + services + verp + nested + plain

    @Test(arguments: all) func decodes(_ row: Row) {
        let reading = RewrittenPath.decode(row.value, near: noon)
        #expect(reading.kind == row.kind)
        #expect(reading.forwarder == row.forwarder)
        #expect(reading.destination == row.destination)
        #expect(reading.originalSender == row.original)
        #expect(reading.senderDomain == row.domain || row.original == nil)
        #expect(reading.date == row.date)
        #expect(reading.dateIsDay == row.dateIsDay || row.date == nil)
        #expect(reading.layers.map(\.kind) == row.layers)
        #expect(reading.layers.allSatisfy { $0.layers.isEmpty })
    }

    /// Truncation anywhere gives a reading, and the cheap test never hides one.
    @Test(arguments: all) func anyPrefixIsRead(_ row: Row) {
        let bytes = Array(row.value.utf8)
        for end in 0...bytes.count {
            for start in [0, min(1, end)] {
                let range = ByteRange(start, end)
                let reading = RewrittenPath.decode(bytes, range, near: noon)
                switch reading.kind {
                case .plain, .null, .notAnAddress: break
                default: #expect(RewrittenPath.mayBeRewritten(bytes, range), "\(reading.value)")
                }
            }
        }
    }

    @Test(arguments: ["alice@example.org", "<alice@example.org>", "first.last@mail.example.org", "no-reply@example.org"])
    func ordinaryAddressesNeedNoText(_ value: String) {
        let bytes = Array(value.utf8)
        #expect(!RewrittenPath.mayBeRewritten(bytes, ByteRange(0, bytes.count)))
    }

    @Test func rangeInsideLargerText() {
        let bytes = Array("x <SRS0=q/Zk=BB=example.org=alice@fwd.example.net> y".utf8)
        #expect(RewrittenPath.decode(bytes, ByteRange(2, bytes.count - 2), near: noon).originalSender == "alice@example.org")
    }

    @Test func depthIsLimited() {
        var address = "alice@example.org"
        for number in 1...40 {
            let parts = address.split(separator: "@")
            address = "SRS0=Ab1_=BB=\(parts[1])=\(parts[0])@f\(number).example"
        }
        let reading = RewrittenPath.decode(address, near: noon)
        #expect(reading.layers.count == RewrittenPath.maximumDepth)
    }

    @Test(arguments: [
        "=", "+", "-", "+SRS=", "+caf_=", "+bnc", "SRS0=", "=prvs=", "-bounces", "-owner", "==", "*", "\"", "\\", "@", "<", "+2D",
    ])
    func garbageIsRead(_ unit: String) {
        // A quadratic reader would need minutes here.
        let garbage = String(repeating: unit, count: 20_000)
        for value in [
            garbage, garbage + "@example.org", "SRS0=" + garbage + "@example.org", "bounce-" + garbage + "=a.example@example.org",
        ] {
            _ = RewrittenPath.decode(value, near: noon)
        }
    }

    @Test func details() {
        let groups = RewrittenPath.decode("list+bncBCKLJZHUZMBRBQGUSDGQMGQE32W353Y@googlegroups.com")
        #expect(groups[.poster] == "123456789012")
        #expect(groups[.check] == "deadbeef")
        #expect(RewrittenPath.decode("list+bncBAABBQGUSDGQMGQE32W353Y@googlegroups.com")[.poster] == nil)
        let alias = RewrittenPath.decode("sl.lmycyibugi2denbsfqqdemjyhe2temc5.aaaaaaaaaaaaa@alias.test")
        #expect(alias[.id] == "424242")
        #expect(alias.service == "SimpleLogin")
        let sendGrid = RewrittenPath.decode("bounces+12345678-3c9a-bob=example.net@em801.service.example")
        #expect(sendGrid[.account] == "12345678")
        #expect(sendGrid.service == "SendGrid")
    }
}
