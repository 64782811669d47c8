internal import TraceFields

/// A newer line with an earlier time, and a line whose own identifier holds another time.
///
/// | finding | facts |
/// |---|---|
/// | `time-travel` | earlierHop, laterHop (the newer line, with the earlier time), seconds (how much), count (of pairs) |
/// | variant `timezone` | the same: the difference is a whole number of half hours, and no more than zones can differ |
/// | variant `claimed` | the same: both lines were written outside of the trust line |
/// | variant `identifier` | hop, seconds (between the written time and that in the identifier), count (of such lines) |
/// | variant `date` | hop (the oldest that has a time), seconds (between `Date` and its line) |
enum ClockRule {
    /// Clocks of servers that are looked after differ by less.
    private static let tolerance = 60
    private static let halfHour = 1_800
    private static let hour = 3_600
    private static let day = 86_400
    /// From +14:00 to -12:00.
    private static let widestZones = 26 * 3_600

    private struct Step {
        var older: Int
        var newer: Int
        var seconds: Int
    }

    @Sendable static func judge(_ context: inout RuleContext) -> Silence? {
        judgeIdentifiers(&context)
        if context.trace.order.reason == .reversed { return context.answer(.orderUnreliable) }
        judgeDate(&context)
        let steps = backwardSteps(context)
        guard !steps.isEmpty else { return context.answer(.tooSmall) }
        let late = steps.filter { $0.seconds > tolerance }
        let known = late.filter { isKnown($0, context) }
        if !known.isEmpty {
            fire(known, &context)
        } else if late.contains(where: { $0.seconds > hour }) {
            fireClaimed(late, &context)
        } else if let worst = steps.max(by: { $0.seconds < $1.seconds }) {
            context.pass(worst.seconds > tolerance ? .notTrusted : .tooSmall, hop: worst.newer)
        }
        return context.answer(.tooSmall)
    }

    /// Whether the reader trusts one of the two lines.
    private static func isKnown(_ step: Step, _ context: borrowing RuleContext) -> Bool {
        context.trace.hops[step.older - 1].isTrusted || context.trace.hops[step.newer - 1].isTrusted
    }

    private static func fire(_ steps: [Step], _ context: inout RuleContext) {
        guard let worst = steps.max(by: { $0.seconds < $1.seconds }) else { return }
        let hops = context.trace.hops
        let isInside = hops[worst.older - 1].isTrusted && hops[worst.newer - 1].isTrusted
        let confidence: Confidence = isInside ? .certain : .likely
        context.fire(
            isZone(worst.seconds) ? .timezone : nil, worst.seconds > day && isInside ? .warning : .notice,
            context.trace.order.isReliable ? confidence : .ambiguous, hops: [worst.older, worst.newer],
            facts: facts(worst, steps.count))
    }

    /// Lines that anybody could have written: a clock is wrong, or somebody put a line in.
    private static func fireClaimed(_ steps: [Step], _ context: inout RuleContext) {
        guard let worst = steps.max(by: { $0.seconds < $1.seconds }) else { return }
        let isZone = isZone(worst.seconds)
        context.fire(
            isZone ? .timezone : .claimed, isZone ? .info : .notice, context.trace.order.isReliable ? .likely : .ambiguous,
            hops: [worst.older, worst.newer], facts: facts(worst, steps.count))
    }

    private static func facts(_ step: Step, _ count: Int) -> InlineArray<4, Fact?> {
        [
            Fact(.earlierHop, .hop(step.older)), Fact(.laterHop, .hop(step.newer)), Fact(.seconds, .number(step.seconds)),
            Fact(.count, .number(count)),
        ]
    }

    /// A whole number of half hours, as between zones.
    private static func isZone(_ seconds: Int) -> Bool {
        let rest = seconds % halfHour
        return seconds >= halfHour - tolerance && seconds <= widestZones + tolerance && min(rest, halfHour - rest) <= tolerance
    }

    /// `Date` is the author's word (RFC 5322 §3.6.1). Mail waits for hours, not for days, and is not taken before it was written.
    private static func judgeDate(_ context: inout RuleContext) {
        guard let date = context.trace.fields.date,
            let field = context.trace.block.fields.firstIndex(where: { $0.known == .date }),
            let first = context.trace.hops.first(where: { context.trace[received: $0.n].date != nil }),
            first.n == 1, let taken = context.trace[received: first.n].moment
        else { return }
        let seconds = Int(taken - date.seconds)
        // A zone that is not told explains half a day and more.
        guard abs(seconds) > (date.isZoneKnown ? day : 2 * day),
            !context.trace.forwardings.contains(where: { context.reason(.carriedLines, of: $0) != nil })
        else { return }
        context.fire(
            .date, .notice, .likely, hops: [first.n], fields: [field],
            facts: [Fact(.hop, .hop(first.n)), Fact(.seconds, .number(abs(seconds)))])
    }

    /// The identifier and the time of one line come from one clock, within seconds: between them lies what somebody changed.
    private static func judgeIdentifiers(_ context: inout RuleContext) {
        var lines: [Int] = []
        var count = 0
        var worst = (hop: 0, seconds: 0)
        for index in context.trace.hops.indices where context.trace.hops[index].clock != nil {
            guard let seconds = context.trace.hops[index].clockDifference(in: context.trace) else { continue }
            count += 1
            if count <= 8 { lines.append(index + 1) }
            if seconds > worst.seconds { worst = (index + 1, seconds) }
        }
        guard !lines.isEmpty else { return }
        context.fire(
            .identifier, context.trace.hops[worst.hop - 1].isTrusted ? .info : .notice, .likely, hops: lines,
            facts: [
                Fact(.hop, .hop(worst.hop)), Fact(.seconds, .number(worst.seconds)), Fact(.count, .number(count)),
            ])
    }

    /// Each line that shows an earlier time than the next older one that has a time.
    private static func backwardSteps(_ context: borrowing RuleContext) -> [Step] {
        var steps: [Step] = []
        var last: Int?
        for index in context.trace.hops.indices {
            guard context.trace[received: index + 1].moment != nil else { continue }
            if let delay = context.trace.hops[index].delay, let last, delay < 0 {
                steps.append(Step(older: last, newer: index + 1, seconds: -delay))
            }
            last = index + 1
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
        guard let clock, let moment = trace[received: n].moment else { return nil }
        switch clock.form {
        case .exim, .postfix, .momentum, .symantec, .knox:
            guard trace[received: n].software != nil else { return nil }
        case .gmail, .gmailMilliseconds, .zoho, .aliyun: break
        // Local time, and made long before the date where one session brings many messages.
        case .sendmail, .domino: return nil
        }
        let difference = abs(clock.seconds - moment)
        return difference > max(clock.tolerance, Self.explained) ? Int(difference) : nil
    }
}
