import CByteMask
import Foundation
import Testing

/// The masks of 64 bytes hold the same bits as a look at each byte, wherever the bytes lie, and read none beyond the last: the bytes
/// stand directly before a page that must not be touched.
@Suite struct ByteMaskTests {
    /// A mask, and which bytes it is about; `beyond` is its bit for bytes behind the readable ones.
    struct Mask: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var beyond = false
        var bits: @Sendable (UnsafePointer<UInt8>, Int) -> UInt64
        var holds: @Sendable (UInt8) -> Bool
    }

    static let masks: [Mask] = [
        Mask(testDescription: "line feeds", bits: { byte_mask_equal($0, $1, 0x0A) }, holds: { $0 == 0x0A }),
        Mask(testDescription: "bytes beyond ASCII", bits: { byte_mask_equal($0, $1, 0xC3) }, holds: { $0 == 0xC3 }),
        Mask(
            testDescription: "structure", beyond: true, bits: { byte_mask_structural($0, $1) },
            holds: { $0 <= 0x2C || (0x7B...0x7E).contains($0 | 0x60) }),
        Mask(
            testDescription: "no base64", beyond: true, bits: { byte_mask_not_base64($0, $1) },
            holds: { byte in
                !(Character(UnicodeScalar(byte)).isLetter && byte < 0x80 || (0x2F...0x39).contains(byte) || byte == 0x2B)
            }),
        Mask(testDescription: "lines: feeds", bits: { byte_mask_lines($0, $1).lineFeed }, holds: { $0 == 0x0A }),
        Mask(testDescription: "lines: returns", bits: { byte_mask_lines($0, $1).carriageReturn }, holds: { $0 == 0x0D }),
        Mask(testDescription: "lines: strange", bits: { byte_mask_lines($0, $1).strange }, holds: { $0 == 0 || $0 >= 0x80 }),
    ]

    @Test(arguments: masks)
    func everyByteAtEveryPlace(_ mask: Mask) throws {
        let page = try GuardedPage()
        for readable in [1, 2, 15, 16, 17, 31, 32, 33, 47, 48, 49, 63, 64, 65] {
            for byte in UInt8.min...UInt8.max {
                for place in Set([0, readable / 2, readable - 1, 15, 16, 63]) where place < readable {
                    var bytes = [UInt8](repeating: 0x78, count: readable)
                    bytes[place] = byte
                    Self.compare(mask, bytes, page)
                }
            }
        }
    }

    @Test(arguments: masks)
    func bytesOfChance(_ mask: Mask) throws {
        let page = try GuardedPage()
        var state: UInt64 = 0x2026_1126
        for _ in 0..<2_000 {
            let bytes = (0..<Int(Self.next(&state) % 100 + 1)).map { _ in UInt8(truncatingIfNeeded: Self.next(&state)) }
            Self.compare(mask, bytes, page)
        }
    }

    private static func compare(_ mask: Mask, _ bytes: [UInt8], _ page: GuardedPage) {
        var expected: UInt64 = 0
        for place in 0..<64 {
            if place < bytes.count ? mask.holds(bytes[place]) : mask.beyond { expected |= 1 << UInt64(place) }
        }
        let bits = mask.bits(page.place(bytes), bytes.count)
        if bits != expected { Issue.record("\(mask.testDescription): \(bytes): \(bits) in place of \(expected)") }
    }

    /// A generator without a seed of its own (SplitMix64), so that each run has the same bytes.
    private static func next(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Memory that ends before a page which no one may read.
private final class GuardedPage {
    private let start: UnsafeMutableRawPointer
    private let size = Int(sysconf(Int32(_SC_PAGESIZE)))

    init() throws {
        let memory = mmap(nil, 2 * size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        start = try #require(memory == MAP_FAILED ? nil : memory)
        try #require(mprotect(start + size, size, PROT_NONE) == 0)
    }

    deinit { munmap(start, 2 * size) }

    /// Copies the bytes so that the last one is the last of the page.
    func place(_ bytes: [UInt8]) -> UnsafePointer<UInt8> {
        let first = start + (size - bytes.count)
        first.copyMemory(from: bytes, byteCount: bytes.count)
        return UnsafePointer(first.assumingMemoryBound(to: UInt8.self))
    }
}
