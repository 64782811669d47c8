import Testing
import TraceFields

@testable import TraceAnalysis

/// Two forwardings in a row between which nobody recorded the envelope sender.
@Suite struct OpenSenderTests {
    typealias Way = WayTests

    private static let first = Way.line(
        "mail.author.example (mail.author.example [192.0.2.10])", "mx.kaisya.example", for: "bob@kaisya.example", second: 10)
    private static let second = Way.line(
        "mx.kaisya.example (mx.kaisya.example [198.51.100.20])", "mx.uni.example", for: "bob@uni.example", second: 12)
    private static let third = Way.line(
        "mx.uni.example (mx.uni.example [198.51.100.30])", "mx.home.example", for: "bob@home.example", second: 14)

    private static func spf(_ host: String, _ sender: String?) -> [String] {
        sender.map { ["Authentication-Results: \(host); spf=pass smtp.mailfrom=\($0)"] } ?? []
    }

    private static func trace(_ older: String?, _ middle: String?, _ newer: String?) -> Trace {
        Way.trace(
            [third] + spf("mx.home.example", newer) + [second] + spf("mx.uni.example", middle) + [Self.first]
                + spf("mx.kaisya.example", older))
    }

    /// What was recorded before, between and behind them; the senders of the legs, and the kinds.
    @Test(
        arguments: [
            // One of the two changed it, and nothing tells which.
            (
                ["alice@author.example", nil, "bob@service.example"], ["alice@author.example", nil, "bob@service.example"],
                [Forwarding.Kind.unknown, .unknown]
            ),
            // Who knows the middle knows which.
            (
                ["alice@author.example", "alice@author.example", "bob@service.example"],
                ["alice@author.example", "alice@author.example", "bob@service.example"], [.alias, .unknown]
            ),
            // What both sides recorded was kept all the way.
            (
                ["alice@author.example", nil, "alice@author.example"],
                ["alice@author.example", "alice@author.example", "alice@author.example"], [.alias, .alias]
            ),
            // Beside a record it may have been kept; farther away nothing is known.
            (["alice@author.example", nil, nil], ["alice@author.example", "alice@author.example", nil], [.alias, .unknown]),
            // A sender that came in at last was there from the beginning, unless a forwarder bears its name.
            (
                [nil, nil, "alice@author.example"], ["alice@author.example", "alice@author.example", "alice@author.example"],
                [.alias, .alias]
            ),
            ([nil, nil, "carl@uni.example"], [nil, "carl@uni.example", "carl@uni.example"], [.unknown, .alias]),
        ] as [([String?], [String?], [Forwarding.Kind])])
    func sendersOfTheLegs(_ recorded: [String?], _ senders: [String?], _ kinds: [Forwarding.Kind]) {
        let trace = Self.trace(recorded[0], recorded[1], recorded[2])
        #expect(trace.legs.map { trace.sender(of: $0) } == senders)
        #expect(trace.forwardings.map(\.kind) == kinds)
    }
}
