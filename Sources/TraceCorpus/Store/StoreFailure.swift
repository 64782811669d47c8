/// Why a database could not be used.
public enum StoreFailure: Error, Hashable, Sendable {
    /// The file cannot be created, opened or written, in SQLite's words.
    case cannotOpen(String)
    /// It is no database, or one of another program.
    case notOurs
    /// It was made by a newer hoptrace.
    case newer
    /// It was filled with other `--trust` or `--same-org` options: its rows would not fit those that come.
    case otherOptions(trust: String, sameOrganization: String)
    /// Its names are redacted and those that come are not, or under another key, or the other way round.
    case otherRedaction
    /// It holds attached messages in place of those that carry them and those that come are not so, or the other way round.
    case otherAttached(Bool)
    /// The disk is full. What was committed stays.
    case full
    /// Another program writes to it.
    case busy
    /// Anything else, in SQLite's words.
    case database(String)
}
