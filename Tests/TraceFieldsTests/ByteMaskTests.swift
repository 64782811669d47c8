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
        Mask(testDescription: "a letter", bits: { byte_mask_letter($0, $1, 0x74) }, holds: { $0 == 0x54 || $0 == 0x74 }),
        Mask(
            testDescription: "structure", beyond: true, bits: { byte_mask_structural($0, $1) },
            holds: isStructural),
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

    /// A search for the first place, and which places it finds.
    struct Search: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var find: @Sendable (UnsafePointer<UInt8>, Int, Int) -> Int
        var holds: @Sendable ([UInt8], Int) -> Bool
    }

    static let searches: [Search] = [
        Search(testDescription: "a byte", find: { byte_index_equal($0, $1, $2, 0x40, 0) }, holds: { $0[$1] == 0x40 }),
        Search(
            testDescription: "one of two", find: { byte_index_equal($0, $1, $2, 0x2F, 0x01) },
            holds: { $0[$1] == 0x2E || $0[$1] == 0x2F }),
        Search(
            testDescription: "the end of a word", find: { byte_index_word_end($0, $1, $2) },
            holds: { " \t\r\n;".utf8.contains($0[$1]) || $0[$1] == 0x0D }),
        Search(
            testDescription: "the end of an item", find: { byte_index_item_end($0, $1, $2) },
            holds: { " \t,([".utf8.contains($0[$1]) || $0[$1] == 0x0D || $0[$1] == 0x0A }),
        Search(
            testDescription: "a part of an address", find: { byte_index_address_part($0, $1, $2) },
            holds: { "@[/".utf8.contains($0[$1]) }),
        Search(
            testDescription: "the end of a name", find: { byte_index_name_end($0, $1, $2) },
            holds: { $0[$1] == 0x3A || !(0x21...0x7E).contains($0[$1]) }),
        Search(
            testDescription: "what is not plain", find: { byte_index_not_plain($0, $1, $2) },
            holds: { [0x00, 0x0A, 0x0D].contains($0[$1]) || $0[$1] >= 0x80 }),
        Search(testDescription: "beyond ASCII", find: { byte_index_foreign($0, $1, $2) }, holds: { $0[$1] >= 0x80 }),
        Search(
            testDescription: "a part of a mask", find: { byte_index_mask($0, $1, $2) },
            holds: { [0x00, 0x2A, 0x5B].contains($0[$1]) || $0[$1] >= 0x80 }),
        Search(
            testDescription: "a sign in an address", find: { byte_index_sign($0, $1, $2) },
            holds: { !isBase64($0[$1]) && $0[$1] != 0x2E || "/+".utf8.contains($0[$1]) }),
        Search(
            testDescription: "the end of base64", find: { byte_run_base64($0, $1, $2).length },
            holds: { !isBase64($0[$1]) && ![0x09, 0x0A, 0x0D, 0x20].contains($0[$1]) }),
        Search(
            testDescription: "what is special", find: { byte_index_special($0, $1, $2) },
            holds: { (0x21...0x2C).contains($0[$1]) || $0[$1] < 0x80 && $0[$1] | 0x60 >= 0x7B }),
        Search(
            testDescription: "no name of a host", find: { byte_index_not_host($0, $1, $2) },
            holds: { $0[$1] < 0x80 && !isBase64($0[$1]) && !".-_".utf8.contains($0[$1]) || "/+".utf8.contains($0[$1]) }),
        Search(
            testDescription: "TLS", find: { byte_index_tls($0, $1, $2) },
            holds: { bytes, place in
                guard bytes[place] | 0x20 == 0x73 || bytes[place] | 0x20 == 0x74 else { return false }
                return place % 16 == 15 || place + 1 < bytes.count && [0x6C, 0x73].contains(bytes[place + 1] | 0x20)
            }),
    ]

    @Test(arguments: searches)
    func firstPlace(_ search: Search) throws {
        let page = try GuardedPage()
        var state: UInt64 = 0x2026_1127
        let wanted = Array(" \t\r\n;,([:@./-_+*=9tlsSL\u{7F}".utf8) + [0x0D, 0x0A, 0xC3, 0x00]
        for _ in 0..<6_000 {
            var bytes = [UInt8](repeating: 0x78, count: Int(Self.next(&state) % 70 + 1))
            for _ in 0..<(Self.next(&state) % 4) {
                bytes[Int(Self.next(&state) % UInt64(bytes.count))] = wanted[Int(Self.next(&state) % UInt64(wanted.count))]
            }
            let count = Int(Self.next(&state) % UInt64(bytes.count + 1))
            let expected = (0..<count).first { search.holds(bytes, $0) } ?? count
            let found = search.find(page.place(bytes), bytes.count, count)
            if found != expected {
                Issue.record("\(search.testDescription): \(bytes), \(count): \(found) in place of \(expected)")
            }
        }
    }

    @Test func lineFeedsBefore() throws {
        let page = try GuardedPage()
        var state: UInt64 = 0x2026_1129
        for _ in 0..<2_000 {
            let length = Int(Self.next(&state) % 80 + 1)
            let bytes = (0..<length).map { _ in ([0x0A, 0x40, 0x4F, 0x78, 0xC3] as [UInt8])[Int(Self.next(&state) % 5)] }
            let feeds = byte_mask_line_feeds_before(page.place(bytes), length, 0x40, 0x4F)
            let expected = (0..<min(64, length - 1)).reduce(0 as UInt64) { mask, place in
                bytes[place] == 0x0A && [0x40, 0x4F].contains(bytes[place + 1]) ? mask | 1 << UInt64(place) : mask
            }
            #expect(feeds == expected)
        }
    }

    @Test func lastPlaceAndMasksOfMany() throws {
        let page = try GuardedPage()
        var state: UInt64 = 0x2026_1128
        for _ in 0..<2_000 {
            let bytes = (0..<Int(Self.next(&state) % 200 + 1)).map { _ in UInt8(truncatingIfNeeded: Self.next(&state)) & 0x5F }
            let count = Int(Self.next(&state) % UInt64(bytes.count) + 1)
            let text = page.place(bytes)
            let last = bytes.prefix(count).lastIndex(of: 0x40).map { $0 + 1 } ?? 0
            #expect(byte_index_behind_last(text, bytes.count, count, 0x40) == last)
            let run = byte_run_base64(text, bytes.count, count)
            #expect(run.digits == bytes.prefix(run.length).count { isBase64($0) })
            var masks = [UInt64](repeating: .max, count: (count + 63) / 64)
            byte_masks_structural(text, bytes.count, count, &masks)
            for place in 0..<(64 * masks.count) {
                let holds = place < count && isStructural(bytes[place])
                if holds != (masks[place / 64] >> UInt64(place % 64) & 1 == 1) { Issue.record("\(bytes), \(count): \(place)") }
            }
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

private func isStructural(_ byte: UInt8) -> Bool { byte <= 0x2C || byte >= 0x80 || byte | 0x60 >= 0x7B }

private func isBase64(_ byte: UInt8) -> Bool {
    Character(UnicodeScalar(byte)).isLetter && byte < 0x80 || (0x2F...0x39).contains(byte) || byte == 0x2B
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
