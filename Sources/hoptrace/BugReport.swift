internal import Foundation

/// What is said when hoptrace itself fails: that it is not the user's fault, and what to send to whom.
enum BugReport {
    static let text: StaticString = """
        hoptrace: this is a bug in hoptrace, not in your message.
        Please report it where you got hoptrace from: the command, `hoptrace --version`, and the header of the message
        (names and addresses may be replaced as long as the failure stays).

        """

    /// Lets a trap end with the exit code and the words of a bug, in place of a bare signal.
    static func install() {
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
            signal(number) { _ in
                // Only what is safe in a signal handler.
                _ = write(STDERR_FILENO, BugReport.text.utf8Start, BugReport.text.utf8CodeUnitCount)
                _exit(70)
            }
        }
    }

    static func say(_ reason: String) {
        Diagnostics.say(reason)
        FileHandle.standardError.write(Data("\(text)".utf8))
    }
}
