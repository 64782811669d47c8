internal import ArgumentParser
internal import TraceCorpus
internal import TraceReports

/// The messages that the user named.
struct InputList {
    static let help: ArgumentHelp =
        "Messages as they were saved, with their header; FILE:PLACE is one in a mailbox or an archive, - is standard input."

    let files: [String]

    /// Whether more than one message was asked for, however many there are.
    var isList: Bool { files.count > 1 || files.contains { MessageName($0).isAll } }

    func validate(_ outputs: OutputPaths) throws {
        guard files.count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Standard input (-) can be read only once.")
        }
        try outputs.validate(besides: files.map { MessageName($0).path })
    }

    enum Item {
        case message(TracedMessage)
        /// A file that cannot be read, which was told of, under the name that reports may have.
        case failure(name: String, InputFailure)
    }

    /// Reads and traces them in order. Returns whether all that was named could be read.
    func read(_ options: TracingOptions, _ redactor: inout Redactor?, _ body: (Item) -> Void) -> Bool {
        var isComplete = true
        for file in files {
            do throws(InputFailure) {
                let name = MessageName(file)
                guard !name.isDirectory else { throw .isDirectory }
                if name.isAll {
                    isComplete = try Self.readAll(of: name.path, options, &redactor, body) && isComplete
                } else {
                    body(.message(try Self.read(name, file, options, &redactor)))
                }
            } catch {
                Diagnostics.say(file, error.sentence)
                body(.failure(name: redactor?.fileName(file) ?? file, error))
                isComplete = false
            }
        }
        return isComplete
    }

    private static func read(
        _ name: MessageName, _ file: String, _ options: TracingOptions, _ redactor: inout Redactor?
    ) throws(InputFailure) -> TracedMessage {
        let message: StoredMessage
        do throws(StoredMessage.Failure) {
            message = try StoredMessage(name)
        } catch {
            // An archive without a message may be a document of another program.
            if case .omission(.noHeader, _) = error, let kind = FileKind(path: name.path) { throw .hasNoHeader(kind) }
            throw InputFailure(error)
        }
        let traced = try TracedMessage(message, options, &redactor, mayBePasted: true)
        if message.hasOthers {
            Diagnostics.say(file, InputPhrases.first(of: file))
        }
        if let omission = message.omission {
            let name = omission.place.map { omission.source + ":" + $0 } ?? file
            Diagnostics.say(name, PrintableText(omission.sentence).text)
        }
        tellAttached(message, file)
        return traced
    }

    /// What is attached is another mail, and often the one that the reader means.
    private static func tellAttached(_ message: StoredMessage, _ file: String) {
        let places = message.attachedPlaces
        guard let first = places.first else { return }
        let name = PrintableText((file == "-" ? "FILE" : message.origin.source) + ":" + first).text
        Diagnostics.say(file, file == "-" ? InputPhrases.attachedToInput(name) : InputPhrases.attached(places.count, name))
    }

    /// Returns whether nothing of the file was lost; what is no mail is told of, and no loss.
    private static func readAll(
        of path: String, _ options: TracingOptions, _ redactor: inout Redactor?, _ body: (Item) -> Void
    ) throws(InputFailure) -> Bool {
        var isEmpty = true
        var lost: Omission?
        do throws(StoredMessage.Failure) {
            try StoredMessage.readAll(of: path) { item in
                switch item {
                case .message(let message):
                    guard let traced = try? TracedMessage(message, options, &redactor) else { return }
                    isEmpty = false
                    body(.message(traced))
                case .omission(let omission):
                    if let place = omission.place { Diagnostics.say(path + ":" + place, PrintableText(omission.sentence).text) }
                    if lost == nil, omission.place == nil || omission.reason.losesMembers { lost = omission }
                }
            }
        } catch {
            throw InputFailure(error)
        }
        if isEmpty { throw lost.map { InputFailure(.omission($0.reason, detail: $0.detail)) } ?? .noSuchPlace }
        if let lost, lost.place == nil { Diagnostics.say(path, PrintableText(lost.sentence).text) }
        return lost == nil
    }
}
