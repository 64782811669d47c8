/// The numbers of the words that aggregates say of a message and its statements, looked up once.
struct MessageWords: Sendable {
    var yes: UInt32 = 0
    var no: UInt32 = 0
    var all: UInt32 = 0
    var forwarded: UInt32 = 0
    var withResults: UInt32 = 0
    var confirmedTime: UInt32 = 0
    var misleading: UInt32 = 0
    var forged: UInt32 = 0
    var contradicted: UInt32 = 0
    var untrusted: UInt32 = 0

    init() {}

    init(in names: inout NameTable) {
        yes = names.intern("true")
        no = names.intern("false")
        all = names.intern("all")
        forwarded = names.intern("forwarded")
        withResults = names.intern("with-results")
        confirmedTime = names.intern("confirmed-time")
        misleading = names.intern("misleading")
        forged = names.intern("forged")
        contradicted = names.intern("contradicted")
        untrusted = names.intern("untrusted")
    }
}
