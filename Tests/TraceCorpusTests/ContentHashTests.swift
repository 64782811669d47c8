import Testing
import TraceCorpus

struct ContentHashTests {
    /// What has to be taken out stands nowhere, in the first piece, in a later one, at borders and at the end.
    static let messages = [
        "", "\n", "\n\n\n", "a", "a\n", "Subject: plain\n\nline\n\n\nline\n", "Subject: ends\n\nline\n\n\n",
        "Subject: crlf\r\n\r\nline\r\n",
        "Subject: late\n\nline\n\n\r\nline\n", "Subject: quoted\n\n>From here\nline\n",
        "Subject: late quote\n\nline\n\n\n>>From here\n\n",
        "Subject: last\n\nline\n\r\n", "\n\nSubject: first\n\nline", "Subject: bare\n\nline\rline\n\nline\n",
    ]

    /// The digest of the content is the digest of the message without what copies differ in, however it comes.
    @Test(arguments: messages) func contentIsHashedInPieces(_ message: String) throws {
        var content = message.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            let text = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
            let unquoted = String(text.drop { $0 == ">" })
            return unquoted.hasPrefix("From ") ? unquoted : text
        }.joined(separator: "\n")
        while content.last == "\n" { content.removeLast() }
        let expected = try Self.digest([Array(content.utf8)])
        let bytes = Array(message.utf8)
        let starts = [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 } + [bytes.count]
        let pieces = zip(starts, starts.dropFirst()).map { Array(bytes[$0..<$1]) }
        for cut in pieces.indices {
            let halves = [pieces[..<cut].flatMap { $0 }, pieces[cut...].flatMap { $0 }]
            for parts in [halves, pieces] {
                let found = try Self.digest(parts)
                #expect(found.content == expected.bytes)
                #expect(try found.bytes == Self.digest([bytes]).bytes)
            }
        }
    }

    private static func digest(_ pieces: [[UInt8]]) throws -> MessageSHA256 {
        let hash = ContentHash(hasSHA256: true)
        for piece in pieces { piece.withUnsafeBufferPointer { hash.update($0) } }
        return try #require(hash.finish().sha256)
    }
}
