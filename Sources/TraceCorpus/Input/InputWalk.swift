internal import Foundation

/// inputs → files: everything that was named, and everything below it, in order.
struct InputWalk {
    enum Step {
        case file(FoundFile)
        case standardInput
        case omission(Omission)
    }

    private let inputs: [ScanInput]
    private let outputs: Set<FileNumber>
    private var index = 0
    private var list: PathList?
    private var listName = ""
    private var directory: DirectoryWalk?

    /// - Parameter outputs: Files that the run itself writes, and which are passed over.
    init(_ inputs: [ScanInput], outputs: Set<FileNumber> = []) {
        self.inputs = inputs
        self.outputs = outputs
    }

    mutating func next() -> Step? {
        while true {
            if let step = directory?.next() {
                switch step {
                case .file(let file):
                    guard let step = found(file) else { continue }
                    return step
                case .omission(let omission): return .omission(omission)
                }
            }
            directory = nil
            if list != nil {
                if let step = nextInList() { return step }
                if directory != nil { continue }
            }
            guard list == nil else { continue }
            guard index < inputs.count else { return nil }
            index += 1
            if let step = begin(inputs[index - 1]) { return step }
        }
    }

    private mutating func begin(_ input: ScanInput) -> Step? {
        switch input {
        case .standardInput: return .standardInput
        case .path(let path): return look(path)
        case .list(let path, let separator):
            do throws(ReadFailure) {
                list = try PathList(path, separator: separator)
                listName = path
                return nil
            } catch {
                return .omission(Omission(source: path, reason: error.reason, detail: error.detail))
            }
        }
    }

    /// nil where the list ended, or named a directory or an output.
    private mutating func nextInList() -> Step? {
        do throws(ReadFailure) {
            guard let path = try list?.next() else {
                list = nil
                return nil
            }
            return look(path)
        } catch {
            list = nil
            return .omission(Omission(source: listName, reason: error.reason, detail: error.detail))
        }
    }

    private func found(_ file: FoundFile) -> Step? { outputs.contains(file.number) ? nil : .file(file) }

    private mutating func look(_ path: String) -> Step? {
        switch PathStatus(path) {
        case .file(let identity, let number): return found(FoundFile(path: path, identity: identity, number: number))
        case .directory(let number):
            directory = DirectoryWalk(path, number)
            return nil
        case .stream, .socket: return .omission(Omission(source: path, reason: .notAFile))
        case .failure(let failure):
            return .omission(Omission(source: path, reason: failure.reason, detail: failure.detail))
        }
    }
}
