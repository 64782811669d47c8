/// Something in the message that a standard does not allow, or that could not be read.
public struct Defect: Hashable, Sendable {
    public var code: Code
    /// The bytes it is about.
    public var range: ByteRange
    /// Index of the field that holds these bytes, counted from 0 at the top.
    public var field: Int?

    public init(_ code: Code, _ range: ByteRange, field: Int? = nil) {
        self.code = code
        self.range = range
        self.field = field
    }

    /// What is wrong. The raw value is the code of the reports and never changes its meaning.
    public enum Code: String, CaseIterable, Sendable {
        // The header block
        case byteOrderMark = "byte-order-mark"
        case noHeader = "no-header"
        case missingBlankLine = "missing-blank-line"
        case notAField = "not-a-field"
        case continuationWithoutField = "continuation-without-field"
        /// Lines were given to the field before them although no white space begins them.
        case lostIndentation = "lost-indentation"
        /// White space stands before every line; the lines are read without it.
        case indentedHeader = "indented-header"
        /// Prose, or the table of a webmail, stands before the header.
        case textBeforeHeader = "text-before-header"
        /// A mark of quotation stands before every line; the lines are read without it.
        case quotedHeader = "quoted-header"
        /// Blank lines stand between the fields, or between all lines; they are passed over.
        case spacedHeader = "spaced-header"
        /// Several fields stand on one line.
        case lostLineBreaks = "lost-line-breaks"
        case spaceBeforeColon = "space-before-colon"
        case bareCarriageReturn = "bare-carriage-return"
        case nulByte = "nul-byte"
        case invalidUTF8 = "invalid-utf-8"
        case longLine = "long-line"
        case headerTooLong = "header-too-long"
        case tooManyFields = "too-many-fields"
        case tooManyHops = "too-many-hops"
        case tooManyStatements = "too-many-statements"
        case tooManyTokens = "too-many-tokens"
        case tooManyDefects = "too-many-defects"
        case duplicateField = "duplicate-field"
        // The message (RFC 5322 §3.6)
        case missingFrom = "missing-from"
        case missingDate = "missing-date"
        case severalAuthors = "several-authors"
        /// The domain in From is no name that anybody could look up.
        case authorDomain = "author-domain"

        // Lexical
        case unclosedComment = "unclosed-comment"
        case unclosedQuote = "unclosed-quote"
        case commentTooDeep = "comment-too-deep"
        case encodedWord = "encoded-word"

        // Received, dates, addresses
        case receivedWithoutDate = "received-without-date"
        case receivedWithoutBy = "received-without-by"
        case receivedUnread = "received-unread"
        /// The line repeats the one above it letter by letter; it is read once.
        case receivedRepeated = "received-repeated"
        case dateUnreadable = "date-unreadable"
        case dateObsolete = "date-obsolete"
        case addressUnreadable = "address-unreadable"
        /// Return-Path holds another sender than the one that the server which took the mail last saw.
        case returnPathDiffers = "return-path-differs"
        /// A mask stands where an address stood.
        case addressMasked = "address-masked"

        // Authentication-Results (RFC 8601 §2.2) and its relatives
        case missingAuthservID = "missing-authserv-id"
        case unknownVersion = "unknown-version"
        case missingSemicolon = "missing-semicolon"
        case badToken = "bad-token"
        case unreadText = "unread-text"
        case truncatedByFold = "truncated-by-fold"
        case noneWithStatements = "none-with-statements"
        case emptyField = "empty-field"
        case noResult = "no-result"

        // Tag lists: DKIM-Signature (RFC 6376 §3.2) and ARC (RFC 8617 §4.1)
        case tagSyntax = "tag-syntax"
        case duplicateTag = "duplicate-tag"
        case missingTag = "missing-tag"
        case badTagValue = "bad-tag-value"
    }
}
