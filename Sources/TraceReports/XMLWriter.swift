internal import CLibxml2

/// A stream of XML through libxml2's text writer, into memory or a file.
///
/// libxml2 escapes markup and checks nothing else: a control character or broken UTF-8 would go out as it is and make the
/// document unreadable. All text therefore passes `PrintableText` here, at the one door, and element names are our own words.
public final class XMLWriter {
    /// Why a document could not be written.
    public enum Failure: Error, Hashable, Sendable {
        /// The file cannot be created.
        case cannotOpen(String)
        /// Memory or disk is full, or the writer was used out of turn.
        case cannotWrite
    }

    private let writer: xmlTextWriterPtr
    /// Where the document goes; nil for a file.
    private let buffer: xmlBufferPtr?
    private var isFinished = false

    /// Writes into memory; `finish()` hands the document over.
    public init() throws(Failure) {
        guard let buffer = xmlBufferCreate() else { throw .cannotWrite }
        guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
            xmlBufferFree(buffer)
            throw .cannotWrite
        }
        self.writer = writer
        self.buffer = buffer
        try start()
    }

    /// Writes to a file, piece by piece.
    public init(path: String) throws(Failure) {
        guard let writer = xmlNewTextWriterFilename(path, 0) else { throw .cannotOpen(path) }
        self.writer = writer
        buffer = nil
        try start()
    }

    deinit {
        if !isFinished { xmlFreeTextWriter(writer) }
        if let buffer { xmlBufferFree(buffer) }
    }

    public func startElement(_ name: String) throws(Failure) {
        try check(xmlTextWriterStartElement(writer, name))
    }

    public func attribute(_ name: String, _ value: String) throws(Failure) {
        try check(xmlTextWriterWriteAttribute(writer, name, PrintableText(value).text))
    }

    public func text(_ value: String) throws(Failure) {
        try check(xmlTextWriterWriteString(writer, PrintableText(value).text))
    }

    public func endElement() throws(Failure) {
        try check(xmlTextWriterEndElement(writer))
    }

    /// Ends the document. The bytes are those of a document in memory; for a file there are none.
    @discardableResult
    public func finish() throws(Failure) -> [UInt8] {
        guard !isFinished else { throw .cannotWrite }
        let ended = xmlTextWriterEndDocument(writer)
        let flushed = xmlTextWriterFlush(writer)
        isFinished = true
        xmlFreeTextWriter(writer)
        try check(ended)
        try check(flushed)
        guard let buffer else { return [] }
        guard let content = xmlBufferContent(buffer) else { throw .cannotWrite }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    private func start() throws(Failure) {
        try check(xmlTextWriterSetIndent(writer, 1))
        try check(xmlTextWriterSetIndentString(writer, "  "))
        try check(xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
    }

    private func check(_ code: Int32) throws(Failure) {
        if code < 0 { throw .cannotWrite }
    }
}
