#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Testing

@testable import TraceFields

@Suite struct ReceivedTests {
    static let rows =
        ReceivedRow.servers + ReceivedRow.moreServers + ReceivedRow.mailers + ReceivedRow.providers + ReceivedRow.gateways
        + ReceivedRow.hostile

    @Test(arguments: rows) func readsMemberByMember(_ row: ReceivedRow) {
        #expect(ReceivedText.reading(of: row.line) == row.reading)
    }

    @Test(arguments: ["\r\n\t", "\n ", "\n\t  ", " \r\n "])
    func foldsChangeNothing(_ fold: String) {
        for row in Self.rows {
            let folded = " " + row.line.split(separator: " ", omittingEmptySubsequences: false).joined(separator: fold)
            #expect(ReceivedText.reading(of: folded) == row.reading, "\(row.layout)")
        }
    }

    @Test(arguments: rows) func everyPrefixIsRead(_ row: ReceivedRow) {
        let bytes = [UInt8](row.line.utf8)
        var lexer = Lexer()
        var defects: [Defect] = []
        for end in 0...bytes.count {
            let line = Received.parse(bytes, field: 3, value: ByteRange(0, end), lexer: &lexer, defects: &defects)
            #expect(line.field == 3)
            for range in [line.helo, line.name, line.by, line.with, line.id, line.dateRange, line.unread] {
                if let range { #expect(range.lower <= range.upper && range.upper <= end) }
            }
            defects.removeAll()
            // A range that leaves the bytes is cut.
            _ = Received.parse(Array(bytes[..<end]), field: 3, value: ByteRange(0, bytes.count), lexer: &lexer, defects: &defects)
            defects.removeAll()
        }
    }

    @Test func clausesStandInTheOrderWritten() {
        let text = """
            from a.example (b.example [192.0.2.1]) (x) by mx.example.com (Postfix) via TCP with ESMTP (y) id Q for <r@example.com>; \
            Wed, 7 Jun 2023 17:19:00 +0000 (UTC) (envelope-from <s@example.net>)
            """
        let bytes = [UInt8](text.utf8)
        var lexer = Lexer()
        let clauses = Received.clauses(bytes, value: ByteRange(0, bytes.count), lexer: &lexer)
        let texts = clauses.map { clause in
            [clause.name, clause.value, clause.comments].map { $0.map { ReceivedText.text(bytes, $0) } ?? "-" }
        }
        #expect(
            texts == [
                ["from", "a.example", "(b.example [192.0.2.1]) (x)"], ["by", "mx.example.com", "(Postfix)"], ["via", "TCP", "-"],
                ["with", "ESMTP", "(y)"], ["id", "Q", "-"], ["for", "<r@example.com>", "-"],
                ["", "Wed, 7 Jun 2023 17:19:00 +0000 (UTC)", "(envelope-from <s@example.net>)"],
            ])
        #expect(clauses[6].keyword == .date)
    }

    @Test func moreClausesThanThereIsRoomForAreUnread() {
        let text = "by a.example" + String(repeating: " with SMTP", count: 20) + "; Wed, 7 Jun 2023 17:19:00 +0000"
        #expect(ReceivedText.reading(of: text).contains("unread=with SMTP"))
    }

    @Test func severalRecipients() {
        let reading = ReceivedText.reading(
            of: "by a.example for <x@example.com>, y@example.com,<z@example.com>; Wed, 7 Jun 2023 17:19:00 +0000")
        #expect(reading == "by=a.example for=x@example.com for=y@example.com for=z@example.com")
    }

    @Test(arguments: [
        ("SMTP", TransmissionType.smtp), ("esmtpsa", .esmtpsa), ("UTF8SMTPSA", .utf8smtpsa), ("LMTPA", .lmtpa),
        ("SMTPs", .esmtps),
        ("ASMTP", .esmtpa), ("HTTPREST", .http), ("local-smtp", .local), ("local-bsmtp", .bsmtp), ("ESMTP/TLS/X-Y", .esmtp),
        ("mapi", .mapi), ("SMTPSVC", .smtp), ("UUCP", .uucp), ("POP3", .pop3), ("utf8lmtps", .utf8lmtps),
    ]) func protocolWords(_ word: String, _ type: TransmissionType) {
        let bytes = [UInt8](word.utf8)
        #expect(TransmissionType(bytes, ByteRange(0, bytes.count)) == type)
    }

    @Test(arguments: ["NNFMP", "QMQP", "", "SM", "Thrift", "SMTPX"]) func otherProtocolWords(_ word: String) {
        let bytes = [UInt8](word.utf8)
        #expect(TransmissionType(bytes, ByteRange(0, bytes.count)) == nil)
    }

    /// The cost grows with the input and no faster, whatever it is made of.
    @Test(arguments: [
        "(", ")", "((", "()", ";", "; ", "=", "\"", "<", ">", "[", "[(", "by ", "by a.b ", "from ", "with ", "id ", "for <",
        "for a, ",
        "\\", "1:2", "1:23 ", " 12 Jan 2020 1:23", "[1.2.3.4] ", "([1.2.3.4]) ", "by x ([1.2.3.4]) ", "(HELO ", "for < ",
        "for <, ", ",", "TLS", "(TLS) ", "\n\t",
    ]) func hostileRepetitionIsLinear(_ piece: String) {
        var lexer = Lexer()
        var defects: [Defect] = []
        func time(_ count: Int) -> Double {
            let bytes = [UInt8](("from " + String(repeating: piece, count: count / piece.utf8.count)).utf8)
            let start = threadTime()
            _ = Received.parse(bytes, field: 0, value: ByteRange(0, bytes.count), lexer: &lexer, defects: &defects)
            defects.removeAll()
            return threadTime() - start
        }
        _ = time(20_000)
        let small = (0..<3).map { _ in time(20_000) }.min()!
        let large = (0..<3).map { _ in time(160_000) }.min()!
        // Eight times the input; quadratic cost would be sixty-four times.
        #expect(large < small * 24 + 0.005)
    }

    /// Seconds of processor time of this thread.
    private func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
