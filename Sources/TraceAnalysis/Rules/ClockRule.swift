internal import TraceFields

/// A newer line with an earlier time.
///
/// | finding | facts |
/// |---|---|
/// | `time-travel` | earlierHop, laterHop (the newer line, with the earlier time), seconds (how much), count (of pairs) |
/// | variant `timezone` | the same: the difference is a whole number of half hours |
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
        if context.trace.order.reason == .reversed { return Silence(.orderUnreliable) }
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

    private static func backwardSteps(_ context: inout RuleContext) -> [Step] {
        var steps: [Step] = []
        var last: Int?
        for index in context.trace.hops.indices {
            let hop = context.trace.hops[index]
            guard context.trace.received(hop.n).date != nil else { continue }
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
