internal import Foundation

/// Runs a pass over all units, on workers, and hands the parts over in order.
struct ScanEngine<History: ScanHistory, Pass: ScanPass> {
    let inputs: [ScanInput]
    let options: ScanOptions
    let history: History
    let pass: Pass

    /// `take` is called on this thread. Returns whether everything was read; false when it was stopped.
    func run(take: (inout Pass.Part, ScanProgress) throws -> Void) throws -> Bool {
        let seen = pass.hasDigests && options.countsContentOnce ? SeenContents() : nil
        if let seen { try history.forEachDigest { seen.add($0) } }
        let plan = ScanPlan(inputs, options, history, hasHash: pass.hasDigests)
        let workers = max(1, options.jobs)
        let board = ScanBoard<History, Pass.Part>(plan, workers: workers, stop: options.stop)
        for _ in 0..<workers { start(board, seen) }
        do {
            var totals = SourceTotals(history: history)
            while var done = board.take() {
                if let seen, !seen.settle(done.result.claims, of: done.unit.number) { again(&done, seen) }
                totals.complete(&done.result.progress)
                done.result.progress.digestBytes = seen?.byteCount ?? 0
                try take(&done.result.part, done.result.progress)
                board.advance(done.result.part)
            }
        } catch {
            board.end()
            throw error
        }
        return !options.stop.isSet
    }

    private func start(_ board: ScanBoard<History, Pass.Part>, _ seen: SeenContents?) {
        let (pass, options) = (pass, options)
        Thread.detachNewThread {
            let runner = UnitRunner(pass, options, seen)
            while let unit = board.next() {
                var part = board.sparePart() ?? pass.makePart()
                pass.empty(&part)
                var result = UnitResult(part: part)
                runner.run(unit, into: &result)
                board.deliver(ScanBoard.Done(unit: unit, result: result))
            }
            board.leave()
        }
    }

    /// Runs a unit again, because an earlier one holds some of its messages too.
    private func again(_ done: inout ScanBoard<History, Pass.Part>.Done, _ seen: SeenContents) {
        pass.empty(&done.result.part)
        done.result.progress = ScanProgress()
        done.result.claims = []
        UnitRunner(pass, options, seen).run(done.unit, into: &done.result)
        _ = seen.settle(done.result.claims, of: done.unit.number)
    }
}
