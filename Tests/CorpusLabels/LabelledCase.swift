public import Foundation
public import TraceAnalysis
public import TraceReports

/// A message and what is known to be true of it: `NAME.eml` beside `NAME.expect.json` or `NAME.truth.json`.
public struct LabelledCase: Hashable, Sendable {
    /// The path of the message from the folder that was searched, without `.eml`.
    public var name: String
    public var message: [UInt8]
    public var label: JSONValue

    public init(name: String, message: [UInt8], label: JSONValue) {
        self.name = name
        self.message = message
        self.label = label
    }

    /// Every case below a folder, in the order of the names.
    public static func all(below folder: URL) throws -> [LabelledCase] {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try names.sorted().compactMap { name in
            guard let ending = [".expect.json", ".truth.json"].first(where: { name.hasSuffix($0) }) else { return nil }
            let stem = String(name.dropLast(ending.count))
            return LabelledCase(
                name: stem, message: [UInt8](try Data(contentsOf: folder.appendingPathComponent(stem + ".eml"))),
                label: known(try JSONValue(Data(contentsOf: folder.appendingPathComponent(name)))))
        }
    }

    /// Whether the label was observed on the wire between real servers, not written by hand.
    public var isObserved: Bool { label.members["scenario"] != nil }

    /// What was observed says null where nothing could be: a line that stands for no connection (and may name any host, since a
    /// sender can write it), a result whose line is gone.
    private static func known(_ label: JSONValue) -> JSONValue {
        guard label.members["scenario"] != nil else { return label }
        var members = label.members
        members["hops"] = .list(
            label["hops"].elements.map { hop in
                let isConnection = hop["client_ip"] != .null || hop["mail_from"] != .null
                return .object(hop.members.filter { $0.value != .null && ($0.key != "host" || isConnection) })
            })
        members["statements"] = .list(
            label["statements"].elements.map { statement in
                // The wires know a Received-SPF by its `receiver`; where it has none, the comment may still name the writer.
                let isNameless = statement["source"] == .text("received-spf") && statement["authserv_id"] == .null
                return .object(
                    statement.members.filter { key, _ in
                        key == "host" ? statement["hop"] != .null : key == "authserv_id" ? !isNameless : true
                    })
            })
        return .object(members)
    }

    /// Every case of `Corpus/`.
    public static let corpus: [LabelledCase] = (try? all(below: ProjectFolder.url.appendingPathComponent("Corpus"))) ?? []

    /// The folder that the case lies in.
    public var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }

    public var options: TraceOptions {
        TraceOptions(trust: label[path: ["options", "trust"]].elements.compactMap(\.string))
    }

    public var trace: Trace { MessageTracer(options: options).trace(message) }

    public var report: Report {
        let fileName = name.split(separator: "/").last.map { String($0) + ".eml" } ?? name
        return Report(trace, source: Source(name: fileName, message: message), options: .init(trust: options.trust))
    }
}

extension LabelledCase: CustomStringConvertible {
    public var description: String { name }
}
