internal import Foundation

/// Every file below a directory, in the order of the bytes of their names, so that the order is the same everywhere.
struct DirectoryWalk {
    enum Step {
        case file(FoundFile)
        case omission(Omission)
    }

    private struct Level {
        var path: String
        var number: FileNumber
        var names: NameList
        var next = 0
    }

    private var levels: [Level] = []
    private var failure: Omission?

    init(_ path: String, _ number: FileNumber) {
        failure = descend(path, number)
    }

    /// The next file or what was left out; nil at the end.
    mutating func next() -> Step? {
        if let omission = failure {
            failure = nil
            return .omission(omission)
        }
        while let top = levels.indices.last {
            guard levels[top].next < levels[top].names.count else {
                levels.removeLast()
                continue
            }
            let name = levels[top].names[levels[top].next]
            levels[top].next += 1
            if let step = look(at: name, in: levels[top]) { return step }
        }
        return nil
    }

    private mutating func look(at name: String, in level: Level) -> Step? {
        let path = level.path.hasSuffix("/") ? level.path + name : level.path + "/" + name
        switch PathStatus(path) {
        case .file(let identity, let number): return .file(FoundFile(path: path, identity: identity, number: number))
        case .stream, .socket: return .omission(Omission(source: path, reason: .notAFile))
        case .failure(let failure):
            return .omission(Omission(source: path, reason: failure.reason, detail: failure.detail))
        case .directory(let number):
            if levels.contains(where: { $0.number == number }) {
                return .omission(Omission(source: path, reason: .linkLoop))
            }
            if name == "tmp", level.names.isMaildir {
                let isEmpty = (try? NameList(path).count) == 0
                return isEmpty ? nil : .omission(Omission(source: path, reason: .maildirTemporary))
            }
            return descend(path, number).map { .omission($0) }
        }
    }

    private mutating func descend(_ path: String, _ number: FileNumber) -> Omission? {
        do throws(ReadFailure) {
            levels.append(Level(path: path, number: number, names: try NameList(path)))
            return nil
        } catch {
            return Omission(source: path, reason: error.reason, detail: error.detail)
        }
    }
}

/// The names in a directory, sorted by their bytes. They lie in one piece of memory: directories may be large.
private struct NameList {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    private var order: [UInt32] = []

    var count: Int { order.count }

    init(_ path: String) throws(ReadFailure) {
        guard let directory = PathText.withBytes(path, { opendir($0) }) else { throw ReadFailure(errno: errno) }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: UInt8.self, capacity: 256) {
                    append(UnsafeBufferPointer(start: $0, count: strlen($0)))
                }
            }
        }
        order = Array(0..<UInt32(ends.count))
        bytes.withUnsafeBufferPointer { bytes in
            let ends = ends
            order.sort { Self.isBefore(bytes, Self.range(ends, Int($0)), Self.range(ends, Int($1))) }
        }
    }

    /// A Maildir has these three (the tmp of something else is as good as any directory).
    var isMaildir: Bool { contains("cur") && contains("new") }

    subscript(_ index: Int) -> String { PathText.text(bytes[Self.range(ends, Int(order[index]))]) }

    private mutating func append(_ name: UnsafeBufferPointer<UInt8>) {
        if name.count == 1, name[0] == 0x2E { return }
        if name.count == 2, name[0] == 0x2E, name[1] == 0x2E { return }
        bytes.append(contentsOf: name)
        ends.append(UInt32(bytes.count))
    }

    private func contains(_ name: String) -> Bool {
        let wanted = Array(name.utf8)
        return ends.indices.contains { bytes[Self.range(ends, $0)].elementsEqual(wanted) }
    }

    private static func range(_ ends: [UInt32], _ index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    private static func isBefore(_ bytes: UnsafeBufferPointer<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        let order = memcmp(base + one.lowerBound, base + other.lowerBound, min(one.count, other.count))
        return order == 0 ? one.count < other.count : order < 0
    }
}
