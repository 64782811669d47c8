/// The language of a report's sentences. Codes, field names and result words are the same in each.
public enum Language: String, CaseIterable, Sendable {
    case english = "en"
    case japanese = "ja"
}
