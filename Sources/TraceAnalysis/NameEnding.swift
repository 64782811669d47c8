/// The last labels of a name as hashes. They tell at once that most names do not lie below one that a table holds.
struct NameEnding: Sendable {
    /// Of the last two labels, or of the only one.
    private(set) var domain: UInt32 = 0
    /// Of the last label.
    private(set) var top: UInt32 = 0
    /// How many labels there are; three stands for more, too.
    private(set) var labels: UInt8 = 1

    /// The ending of a name in lower case.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        for index in range.reversed() {
            if bytes[index] == 0x2E {
                labels += 1
                guard labels == 2 else { return }
                top = domain
            }
            domain = (domain ^ UInt32(bytes[index])) &* 0x9E37_79B1
        }
        if labels == 1 { top = domain }
    }
}
