#if os(Linux)
    import Foundation
    import Testing
    import TraceCorpus

    /// Names of files that are no UTF-8: another code page, or no text at all.
    @Suite struct PathTests {
        private static func write(_ bytes: [UInt8], _ text: String) {
            let file = (bytes + [0]).withUnsafeBufferPointer { bytes in
                bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_WRONLY | O_CREAT, 0o600) }
            }
            #expect(file >= 0)
            _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
            close(file)
        }

        /// `テスト` in Shift JIS, a lone byte, and the letters for private use themselves.
        @Test(arguments: [[0x83, 0x65, 0x83, 0x58, 0x83, 0x67], [0x61, 0xFF, 0x62], [0xEF, 0x9E, 0x80, 0x61]] as [[UInt8]])
        func isRead(_ name: [UInt8]) throws {
            let folder = try TemporaryArchive()
            try folder.write("in/plain.eml", SampleMessages.message(1))
            Self.write(Array((folder.path("in") + "/").utf8) + name, SampleMessages.message(2))
            let found = try ScanOutcome(folder.path("in"))
            #expect(found.omissions == [])
            #expect(found.sightings.count == 2)
            // The same name from a list of paths is the same source.
            let list = try folder.write("list", Array((folder.path("in") + "/").utf8) + name + [0])
            let listed = try ScanOutcome([.list(list, separator: 0)])
            #expect(
                listed.sightings.map(\.origin.source) == found.sightings.map(\.origin.source).filter { !$0.hasSuffix(".eml") })
        }
    }
#endif
