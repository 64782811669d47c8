import Testing
import TraceAnalysis

@testable import TraceReports

/// What `hoptrace decode` says.
@Suite struct ReadingTextTests {
    private static func text(_ address: String, near day: Int64? = nil, _ language: Language = .english) -> String {
        let path = RewrittenPath.decode(address, near: day)
        return ReadingText.text([Report.Reading(path, of: address, language: language, near: day)], language: language)
    }

    /// Only a forwarder's address tells whom a mail was forwarded to; a sender's tells whom it was written to.
    @Test(
        arguments: [
            ("bounces+36613697-3c9a-hoge=company.example@em801.service.example", false),
            ("news-bob=mailbox.example@service.example", false), ("list-bounces+bob=mailbox.example@lists.example", false),
            ("piyo+caf_=hoge=mailbox.example@company.example", true), ("1234567+auto_=hoge=mailbox.example@qq.com", true),
        ]) func whoTheRecipientIs(_ address: String, _ isForwarded: Bool)
    {
        #expect(Self.text(address).contains("Forwarded to") == isForwarded)
        #expect(Self.text(address).contains("Recipient ") == !isForwarded)
        #expect(Self.text(address, .japanese).contains("転送先") == isForwarded)
        #expect(Self.text(address, .japanese).contains("宛先 ") == !isForwarded)
    }

    private static let day: Int64 = 86_400
    /// 2026-03-01, whose code is BB.
    private static let march: Int64 = 20_513

    /// A day that lies further back than any forwarder takes its own address back is no day of that address.
    @Test(arguments: [(0, true), (21, true), (49, true), (60, false), (400, false), (1_000, false)] as [(Int64, Bool)])
    func aDayIsToldNearTheOneGiven(_ age: Int64, _ isTold: Bool) {
        for address in ["SRS0=HHH=BB=sender.example=alice@forward.example", "prvs=1520abcdef=alice@service.example"] {
            // The counter of BATV starts again earlier.
            if age > 900, address.hasPrefix("prvs") { continue }
            let text = Self.text(address, near: (Self.march + age) * Self.day)
            #expect(text.contains("Rewritten on"))
            #expect(text.contains("2026-03-01") == isTold, "\(address)")
            #expect(text.contains("no day near that one") == !isTold, "\(address)")
        }
    }

    /// A date that the form holds in full is that date, whenever the mail was seen.
    @Test func aFullDateIsToldAlways() {
        let text = Self.text("msprvs1=20520abcdef=bounces-1@service.example", near: 22_000 * Self.day)
        #expect(text.contains("2026-03-01") && !text.contains("no day near"))
    }
}
