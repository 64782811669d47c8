public import Foundation

/// The folder that this project lies in.
public enum ProjectFolder {
    public static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Real mail beside the project, where it is there.
    public static let realMail = "../shared/corpus/real"
    public static let hasRealMail = FileManager.default.fileExists(atPath: url.appendingPathComponent(realMail).path)

    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url.appendingPathComponent(path)))
    }

    /// The regular files below a folder whose names end so, as paths from the project's folder, in order.
    public static func files(below folder: String, ending: String) -> [String] {
        let root = url.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.map { folder + "/" + $0 }.sorted()
    }
}
