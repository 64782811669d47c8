internal import TraceFields

/// A newer line with an earlier time, and a line whose own identifier holds another time.
///
/// | finding | facts |
/// |---|---|
/// | `time-travel` | earlierHop, laterHop (the newer line, with the earlier time), seconds (how much), count (of pairs) |
/// | variant `timezone` | the same: the difference is a whole number of half hours |
/// | variant `identifier` | hop, seconds (between the written time and that in the identifier), count (of such lines) |
enum ClockRule {
    /// Clocks of servers that are looked after differ by less.
    private static let tolerance = 60
    private static let halfHour = 1_800
    private static let day = 86_400

    private struct Step {
        var older: Int
        var newer: Int
        var seconds: Int
    }

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        judgeIdentifiers(&context)
        if context.trace.order.reason == .reversed { return context.answer(.orderUnreliable) }
        let steps = backwardSteps(&context)
        guard let worst = steps.max(by: { $0.seconds < $1.seconds }) else { return context.answer() }
        let rest = worst.seconds % halfHour
        let isZone = worst.seconds >= halfHour - tolerance && min(rest, halfHour - rest) <= tolerance
        let hops = context.trace.hops
        let isInside = hops[worst.older - 1].isTrusted && hops[worst.newer - 1].isTrusted
        let confidence: Confidence = isInside ? .certain : .likely
        context.fire(
            isZone ? .timezone : nil, worst.seconds > day && isInside ? .warning : .notice,
            context.trace.order.isReliable ? confidence : .ambiguous, hops: [worst.older, worst.newer],
            facts: [
                Fact(.earlierHop, .hop(worst.older)), Fact(.laterHop, .hop(worst.newer)), Fact(.seconds, .number(worst.seconds)),
                Fact(.count, .number(steps.count)),
            ])
        return context.answer()
    }

    /// The identifier and the time of one line come from one clock, within seconds: between them lies what somebody changed.
    private static func judgeIdentifiers(_ context: inout RuleContext) {
        var lines: [Int] = []
        var worst = (hop: 0, seconds: 0)
        for hop in context.trace.hops {
            guard let seconds = hop.clockDifference(in: context.trace) else { continue }
            lines.append(hop.n)
            if seconds > worst.seconds { worst = (hop.n, seconds) }
        }
        guard !lines.isEmpty else { return }
        context.fire(
            .identifier, context.trace.hops[worst.hop - 1].isTrusted ? .info : .notice, .likely, hops: Array(lines.prefix(8)),
            facts: [
                Fact(.hop, .hop(worst.hop)), Fact(.seconds, .number(worst.seconds)), Fact(.count, .number(lines.count)),
            ])
    }

    private static func backwardSteps(_ context: inout RuleContext) -> [Step] {
        var steps: [Step] = []
        var last: Int?
        for index in context.trace.hops.indices {
            let hop = context.trace.hops[index]
            guard context.trace[received: hop.n].date != nil else { continue }
            if let delay = hop.delay, let last {
                if -delay > tolerance, hop.isTrusted || context.trace.hops[last - 1].isTrusted {
                    steps.append(Step(older: last, newer: hop.n, seconds: -delay))
                } else {
                    context.pass(delay < -tolerance ? .notTrusted : .tooSmall, hop: hop.n)
                }
            }
            last = hop.n
        }
        return steps
    }
}

extension Hop {
    /// Slow sessions and clocks that are set explain less than this.
    private static let explained: Int64 = 3_600

    /// By how many seconds the identifier of the line contradicts its date; nil where it agrees, and where the line does not name the
    /// product whose form the identifier has.
    fileprivate func clockDifference(in trace: Trace) -> Int? {
        guard let clock, let date = trace[received: n].date else { return nil }
        switch clock.form {
        case .exim, .postfix, .momentum, .symantec, .knox:
            guard trace[received: n].software != nil else { return nil }
        case .gmail, .gmailMilliseconds, .zoho, .aliyun: break
        // Local time, and made long before the date where one session brings many messages.
        case .sendmail, .domino: return nil
        }
        let difference = abs(clock.seconds - date.seconds)
        return difference > max(clock.tolerance, Self.explained) ? Int(difference) : nil
    }
}
