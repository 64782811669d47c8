internal import Foundation
internal import Synchronization
internal import TraceCorpus

/// What a person at a terminal sees of a scan: messages, rate, and the time that is left; and that Ctrl-C ends it cleanly.
final class ScanWatch {
    /// Set by Ctrl-C. The second Ctrl-C ends the process at once.
    static let stop = ScanStop()

    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var lastShown = ContinuousClock.now
    private let total = TotalBytes()
    private var messages = 0
    private var bytes = 0

    private final class TotalBytes: Sendable {
        let bytes = Atomic<Int>(0)
        let stop = ScanStop()
    }

    init(_ inputs: [ScanInput]) {
        _ = Self.stop
        // Whoever started the program may have held them back.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] {
            sigaddset(&signals, number)
            signal(number) { number in
                ScanWatch.stop.set()
                signal(number, SIG_DFL)
            }
        }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        guard isShown else { return }
        let total = total
        Thread.detachNewThread {
            if let bytes = InputSize.bytes(of: inputs, stop: total.stop) { total.bytes.store(bytes, ordering: .relaxed) }
        }
    }

    /// A part was taken.
    func take(_ progress: ScanProgress) {
        messages += progress.messages + progress.duplicates
        bytes += progress.bytes
        let now = ContinuousClock.now
        guard isShown, now - lastShown > .milliseconds(200) else { return }
        lastShown = now
        show(line(now - start))
    }

    /// Takes the line away again.
    func end() {
        total.stop.set()
        if isShown { show("") }
    }

    private func show(_ line: String) {
        FileHandle.standardError.write(Data(("\r" + line + "\u{1B}[K").utf8))
    }

    private func line(_ elapsed: Duration) -> String {
        let seconds = max(elapsed / .seconds(1), 0.001)
        var parts = ["\(messages) messages", "\(Int(Double(messages) / seconds)) a second"]
        let total = total.bytes.load(ordering: .relaxed)
        if total > 0, bytes > 0 {
            let share = min(Double(bytes) / Double(total), 1)
            parts.append("\(Int(share * 100)) %")
            parts.append("\(Self.clock(seconds / share - seconds)) left")
        }
        return parts.joined(separator: ", ")
    }

    private static func clock(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        let digits = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        return whole < 3_600
            ? "\(whole / 60):\(digits(whole % 60))" : "\(whole / 3_600):\(digits(whole / 60 % 60)):\(digits(whole % 60))"
    }
}
