internal import CLateLibraries

/// A stream of XML through libxml2's text writer, into memory or a file.
///
/// libxml2 escapes markup and checks nothing else: a control character or broken UTF-8 would go out as it is and make the
/// document unreadable. All text therefore passes `PrintableText` here, at the one door, and element names are our own words.
public final class XMLWriter {
    /// Why a document could not be written.
    public enum Failure: Error, Hashable, Sendable {
        /// libxml2 is not on this machine.
        case missingLibrary
        /// The file cannot be created.
        case cannotOpen(String)
        /// Memory or disk is full, or the writer was used out of turn.
        case cannotWrite
    }

    private let library: libxml2
    private let writer: OpaquePointer
    /// Where the document goes; nil for a file.
    private let buffer: OpaquePointer?
    private var isFinished = false

    /// Writes into memory; `finish()` hands the document over.
    public init() throws(Failure) {
        let library = try Self.load()
        guard let buffer = library.xmlBufferCreate() else { throw .cannotWrite }
        guard let writer = library.xmlNewTextWriterMemory(buffer, 0) else {
            library.xmlBufferFree(buffer)
            throw .cannotWrite
        }
        self.library = library
        self.writer = writer
        self.buffer = buffer
        try start()
    }

    /// Writes to a file, piece by piece.
    public init(path: String) throws(Failure) {
        let library = try Self.load()
        guard let writer = library.xmlNewTextWriterFilename(path, 0) else { throw .cannotOpen(path) }
        self.library = library
        self.writer = writer
        buffer = nil
        try start()
    }

    deinit {
        if !isFinished { library.xmlFreeTextWriter(writer) }
        if let buffer { library.xmlBufferFree(buffer) }
    }

    public func startElement(_ name: String) throws(Failure) {
        try check(library.xmlTextWriterStartElement(writer, name))
    }

    public func attribute(_ name: String, _ value: String) throws(Failure) {
        try check(library.xmlTextWriterWriteAttribute(writer, name, PrintableText(value).text))
    }

    public func text(_ value: String) throws(Failure) {
        try check(library.xmlTextWriterWriteString(writer, PrintableText(value).text))
    }

    public func endElement() throws(Failure) {
        try check(library.xmlTextWriterEndElement(writer))
    }

    /// Ends the document. The bytes are those of a document in memory; for a file there are none.
    @discardableResult
    public func finish() throws(Failure) -> [UInt8] {
        guard !isFinished else { throw .cannotWrite }
        let ended = library.xmlTextWriterEndDocument(writer)
        let flushed = library.xmlTextWriterFlush(writer)
        isFinished = true
        library.xmlFreeTextWriter(writer)
        try check(ended)
        try check(flushed)
        guard let buffer else { return [] }
        guard let content = library.xmlBufferContent(buffer) else { throw .cannotWrite }
        return Array(UnsafeBufferPointer(start: content, count: Int(library.xmlBufferLength(buffer))))
    }

    private static func load() throws(Failure) -> libxml2 {
        guard let library = libxml2()?.pointee else { throw .missingLibrary }
        return library
    }

    private func start() throws(Failure) {
        try check(library.xmlTextWriterSetIndent(writer, 1))
        try check(library.xmlTextWriterSetIndentString(writer, "  "))
        try check(library.xmlTextWriterStartDocument(writer, nil, "UTF-8", nil))
    }

    private func check(_ code: Int32) throws(Failure) {
        if code < 0 { throw .cannotWrite }
    }
}
