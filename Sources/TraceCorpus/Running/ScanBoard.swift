internal import Foundation

/// Where workers fetch units and leave what came of them, and where the parts are taken in order.
///
/// A worker waits when it is too far ahead of what was taken: so that memory does not grow with the input.
final class ScanBoard<History: ScanHistory, Part: Sendable>: @unchecked Sendable {
    struct Done: Sendable {
        var unit: ScanUnit
        var result: UnitResult<Part>
    }

    // All below is used under the lock of `condition`; the plan under `planning`, because to plan may mean to unpack.
    private let condition = NSCondition()
    private let planning = NSLock()
    private let plan: ScanPlan<History>
    private let stop: ScanStop
    private let window: Int
    private var taken = 0
    private var done: [Int: Done] = [:]
    private var spare: [Part] = []
    private var running: Int
    private var isEnded = false

    init(_ plan: ScanPlan<History>, workers: Int, stop: ScanStop) {
        self.plan = plan
        self.stop = stop
        running = workers
        window = 2 * workers + 1
    }

    /// The next unit for a worker; nil at the end.
    func next() -> ScanUnit? {
        planning.lock()
        defer { planning.unlock() }
        guard !isStopped else { return nil }
        guard let unit = plan.next() else { return nil }
        condition.lock()
        while unit.number >= taken + window, !isEnded { condition.wait() }
        let isEnded = isEnded
        condition.unlock()
        return isEnded ? nil : unit
    }

    private var isStopped: Bool {
        condition.lock()
        defer { condition.unlock() }
        return isEnded || stop.isSet
    }

    /// A part that was taken and can be filled again.
    func sparePart() -> Part? {
        condition.lock()
        defer { condition.unlock() }
        return spare.popLast()
    }

    func deliver(_ done: Done) {
        condition.lock()
        self.done[done.unit.number] = done
        condition.broadcast()
        condition.unlock()
    }

    /// A worker found nothing more to do.
    func leave() {
        condition.lock()
        running -= 1
        condition.broadcast()
        condition.unlock()
    }

    /// What came of the next unit in order; nil when all workers left and nothing is there.
    func take() -> Done? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let next = done.removeValue(forKey: taken) { return next }
            // Units are numbered without gaps: what is missing is being worked at.
            guard running > 0 else { return nil }
            condition.wait()
        }
    }

    /// The part that was taken was kept: the workers may go on.
    func advance(_ part: Part) {
        condition.lock()
        taken += 1
        spare.append(part)
        condition.broadcast()
        condition.unlock()
    }

    /// Ends the scan: workers finish their unit and leave.
    func end() {
        condition.lock()
        isEnded = true
        condition.broadcast()
        while running > 0 { condition.wait() }
        condition.unlock()
    }
}
