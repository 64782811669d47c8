internal import Foundation

/// What a person calls a message: a file, `-` for standard input, or `FILE:PLACE` for one of the messages in a file.
///
/// A place is what `MessageOrigin.place` says, a member of an archive, or a number, counted from 1; `#` and the number of a part behind it
/// mean the message that is attached there. `*` is all of them.
public struct MessageName: Hashable, Sendable {
    public let path: String
    public let place: String?

    /// A file that is there bears its name, whatever the name holds; else the longest beginning that is a file ends at the colon.
    public init(_ name: String) {
        var name = (path: name, place: String?.none)
        let whole = name.path
        while case .failure = PathStatus(name.path), name.path != "-" {
            guard let colon = name.path.lastIndex(of: ":") else {
                name = (whole, nil)
                break
            }
            name = (String(whole[..<colon]), String(whole[whole.index(after: colon)...]))
        }
        let isPlaceless = name.place?.isEmpty ?? true
        path = isPlaceless ? whole : name.path
        place = isPlaceless ? nil : name.place
    }

    /// Whether every message in the file is meant.
    public var isAll: Bool { place == "*" }

    /// The place of a message and the part of it that is meant; nil where no part is named.
    var attached: (place: String?, part: String)? {
        guard let place, let mark = place.lastIndex(of: "#") else { return nil }
        let part = place[place.index(after: mark)...]
        guard !part.isEmpty, part.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "." }) else { return nil }
        return (mark == place.startIndex ? nil : String(place[..<mark]), String(part))
    }

    public var isDirectory: Bool { if case .directory = PathStatus(path) { true } else { false } }
}
