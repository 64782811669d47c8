import TraceFields

/// One benchmark for each parser of TraceFields, and for what they do together.
enum ParserBenchmarks {
    static func all(_ sample: Sample) -> [Benchmark] {
        [
            reference(sample), block(sample), blockAndFields(sample),
            fields("Received", sample, [.received, .xReceived], received(sample)),
            results(sample),
            fields("signatures", sample, [.dkimSignature, .arcMessageSignature, .arcSeal], signatures(sample)),
            fields("mailboxes", sample, [.from, .to, .cc, .replyTo, .sender], mailboxes(sample)),
            fields("envelope addresses", sample, [.returnPath, .deliveredTo, .xOriginalTo], paths(sample)),
            fields("dates", sample, [.date], dates(sample)), addresses(sample),
            fields("tokens of Received", sample, [.received, .xReceived], tokens(sample)),
            encodedText(sample),
        ]
    }

    /// A plain loop over the bytes of the headers, to see how fast the machine is today.
    private static func reference(_ sample: Sample) -> Benchmark {
        Benchmark(name: "reference: add up all bytes of the header", unit: "message") {
            var sum = 0
            for block in sample.blocks {
                block.bytes.withUnsafeBufferPointer { bytes in
                    for byte in bytes { sum &+= Int(byte) &* 31 ^ sum &>> 3 }
                }
            }
            return sum == 1 ? 0 : sample.blocks.count
        }
    }

    private static func block(_ sample: Sample) -> Benchmark {
        var block = HeaderBlock()
        return Benchmark(name: "block", unit: "message") {
            for message in sample.messages { message.withUnsafeBufferPointer { block.load($0) } }
            return sample.messages.count
        }
    }

    private static func blockAndFields(_ sample: Sample) -> Benchmark {
        var block = HeaderBlock()
        var fields = MessageFields()
        return Benchmark(name: "block and fields", unit: "message") {
            for message in sample.messages {
                message.withUnsafeBufferPointer { block.load($0) }
                fields.load(&block)
            }
            return sample.messages.count
        }
    }

    // One field after the other

    private static func fields(
        _ name: String, _ sample: Sample, _ names: Set<FieldName>, _ read: @escaping (ByteView, Int, HeaderField) -> Void
    ) -> Benchmark {
        let places = sample.fields(names.contains)
        let count = places.reduce(0) { $0 + $1.fields.count }
        return Benchmark(name: name, unit: "field") {
            for place in places where !place.fields.isEmpty {
                let block = sample.blocks[place.block]
                block.bytes.withView { bytes in
                    for field in place.fields { read(bytes, field, block.fields[field]) }
                }
            }
            return count
        }
    }

    private static func received(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        var lexer = Lexer()
        var defects: [Defect] = []
        return { bytes, index, field in
            defects.removeAll(keepingCapacity: true)
            _ = Received.parse(bytes, field: index, value: field.value, lexer: &lexer, defects: &defects)
        }
    }

    private static func results(_ sample: Sample) -> Benchmark {
        let sources: [FieldName: ResultField.Source] = [
            .authenticationResults: .authenticationResults, .arcAuthenticationResults: .arcAuthenticationResults,
            .receivedSPF: .receivedSPF,
        ]
        var blocks = sample.blocks
        // Each run would decode an encoded field once more.
        let fields = blocks.indices.flatMap { block in
            blocks[block].fields.enumerated().compactMap { index, field in
                let isEncoded = blocks[block].bytes.hasPrefix(blocks[block].bytes.trimmed(field.value), "=?")
                return isEncoded ? nil : sources[field.known].map { (block: block, index: index, source: $0) }
            }
        }
        var lexer = Lexer()
        var statements: [ResultStatement] = []
        var properties: [ResultProperty] = []
        var defects: [Defect] = []
        return Benchmark(name: "results", unit: "field") {
            for field in fields {
                statements.removeAll(keepingCapacity: true)
                properties.removeAll(keepingCapacity: true)
                defects.removeAll(keepingCapacity: true)
                lexer.defects.removeAll(keepingCapacity: true)
                _ = ResultField.parse(
                    &blocks[field.block], field: field.index, source: field.source, container: 0, lexer: &lexer,
                    statements: &statements, properties: &properties, defects: &defects)
            }
            return fields.count
        }
    }

    private static func signatures(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        var lexer = Lexer()
        var defects: [Defect] = []
        return { bytes, index, field in
            defects.removeAll(keepingCapacity: true)
            let kind: Signature.Kind =
                switch field.known {
                case .arcMessageSignature: .arcMessage
                case .arcSeal: .arcSeal
                default: .dkim
                }
            _ = Signature.parse(bytes, field: index, kind: kind, value: field.value, lexer: &lexer, defects: &defects)
        }
    }

    private static func mailboxes(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        var lexer = Lexer()
        var mailboxes: [Mailbox] = []
        return { bytes, _, field in
            mailboxes.removeAll(keepingCapacity: true)
            lexer.defects.removeAll(keepingCapacity: true)
            _ = Mailbox.parseList(bytes, field.value, lexer: &lexer, into: &mailboxes)
        }
    }

    private static func paths(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        { bytes, _, field in _ = Mailbox.parsePath(bytes, field.value) }
    }

    private static func dates(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        { bytes, _, field in _ = MailDate.parse(bytes, field.value) }
    }

    private static func tokens(_ sample: Sample) -> (ByteView, Int, HeaderField) -> Void {
        var lexer = Lexer()
        return { bytes, _, field in
            lexer.defects.removeAll(keepingCapacity: true)
            lexer.tokenize(bytes, field.value)
        }
    }

    private static func encodedText(_ sample: Sample) -> Benchmark {
        let places = sample.fields { $0 == .subject || $0 == .from }
        let count = places.reduce(0) { $0 + $1.fields.count }
        var output: [UInt8] = []
        var runs: [DecodedRun] = []
        return Benchmark(name: "encoded text", unit: "field") {
            for place in places {
                let block = sample.blocks[place.block]
                for field in place.fields where EncodedText.mayHoldWords(block.bytes, block.fields[field].value) {
                    output.removeAll(keepingCapacity: true)
                    runs.removeAll(keepingCapacity: true)
                    EncodedText.decode(block.bytes, block.fields[field].value, into: &output, runs: &runs)
                }
            }
            return count
        }
    }

    /// The client addresses of all `Received` fields, read again.
    private static func addresses(_ sample: Sample) -> Benchmark {
        var fields = MessageFields()
        let ranges = sample.blocks.map { block in
            var block = block
            fields.load(&block)
            return fields.received.compactMap(\.addressRange)
        }
        let count = ranges.reduce(0) { $0 + $1.count }
        return Benchmark(name: "addresses", unit: "address") {
            for (block, ranges) in zip(sample.blocks, ranges) {
                block.bytes.withView { bytes in
                    for range in ranges { _ = IPAddress(bytes, range) }
                }
            }
            return count
        }
    }
}
