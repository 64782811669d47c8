// Masks of 64 bytes: bit n says whether byte n is one of a set. The readers of header fields step from bit to bit instead of
// from byte to byte.
//
// Each function takes the first byte and how many bytes may be read from there (at least one); with fewer than 64 the bits beyond
// them are 0. SSE2 and NEON are used where the processor has them, plain C elsewhere; all give the same bits.

#ifndef C_BYTE_MASK_H
#define C_BYTE_MASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
typedef __m128i byte_mask_lane;
#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
typedef uint8x16_t byte_mask_lane;
#else
typedef struct {
    uint8_t byte[16];
} byte_mask_lane;
#endif

#define BYTE_MASK_INLINE static inline __attribute__((always_inline))

// 16 bytes at a time. What a comparison finds is 0xFF in its byte, 0 elsewhere.

BYTE_MASK_INLINE byte_mask_lane byte_mask_load(const uint8_t *bytes) {
#if defined(__SSE2__)
    return _mm_loadu_si128((const __m128i *)bytes);
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vld1q_u8(bytes);
#else
    byte_mask_lane lane;
    memcpy(lane.byte, bytes, 16);
    return lane;
#endif
}

BYTE_MASK_INLINE byte_mask_lane byte_mask_either(byte_mask_lane one, byte_mask_lane other) {
#if defined(__SSE2__)
    return _mm_or_si128(one, other);
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vorrq_u8(one, other);
#else
    for (int index = 0; index < 16; index++) one.byte[index] |= other.byte[index];
    return one;
#endif
}

BYTE_MASK_INLINE byte_mask_lane byte_mask_both(byte_mask_lane one, byte_mask_lane other) {
#if defined(__SSE2__)
    return _mm_and_si128(one, other);
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vandq_u8(one, other);
#else
    for (int index = 0; index < 16; index++) one.byte[index] &= other.byte[index];
    return one;
#endif
}

BYTE_MASK_INLINE byte_mask_lane byte_mask_is(byte_mask_lane lane, uint8_t byte) {
#if defined(__SSE2__)
    return _mm_cmpeq_epi8(lane, _mm_set1_epi8((char)byte));
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vceqq_u8(lane, vdupq_n_u8(byte));
#else
    for (int index = 0; index < 16; index++) lane.byte[index] = lane.byte[index] == byte ? 0xFF : 0;
    return lane;
#endif
}

// Whether a byte lies in first...last.
BYTE_MASK_INLINE byte_mask_lane byte_mask_in(byte_mask_lane lane, uint8_t first, uint8_t last) {
#if defined(__SSE2__)
    const __m128i offset = _mm_sub_epi8(lane, _mm_set1_epi8((char)first));
    return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8((char)(last - first))), offset);
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vcleq_u8(vsubq_u8(lane, vdupq_n_u8(first)), vdupq_n_u8((uint8_t)(last - first)));
#else
    for (int index = 0; index < 16; index++) {
        lane.byte[index] = (uint8_t)(lane.byte[index] - first) <= last - first ? 0xFF : 0;
    }
    return lane;
#endif
}

// The byte with these bits set, so that one comparison finds two bytes which differ in them.
BYTE_MASK_INLINE byte_mask_lane byte_mask_with(byte_mask_lane lane, uint8_t bits) {
#if defined(__SSE2__)
    return _mm_or_si128(lane, _mm_set1_epi8((char)bits));
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vorrq_u8(lane, vdupq_n_u8(bits));
#else
    for (int index = 0; index < 16; index++) lane.byte[index] |= bits;
    return lane;
#endif
}

// The highest bit of each of the 16 bytes.
BYTE_MASK_INLINE uint64_t byte_mask_bits(byte_mask_lane lane) {
#if defined(__SSE2__)
    return (uint64_t)(uint32_t)_mm_movemask_epi8(lane);
#elif defined(__ARM_NEON) && defined(__aarch64__)
    static const uint8_t place[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t bits = vandq_u8(vcltzq_s8(vreinterpretq_s8_u8(lane)), vld1q_u8(place));
    return (uint64_t)vaddv_u8(vget_low_u8(bits)) | (uint64_t)vaddv_u8(vget_high_u8(bits)) << 8;
#else
    uint64_t bits = 0;
    for (int index = 0; index < 16; index++) bits |= (uint64_t)(lane.byte[index] >> 7) << index;
    return bits;
#endif
}

// Bytes beyond ASCII, and those below `limit`.
BYTE_MASK_INLINE byte_mask_lane byte_mask_below(byte_mask_lane lane, int8_t limit) {
#if defined(__SSE2__)
    return _mm_cmplt_epi8(lane, _mm_set1_epi8(limit));
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vcltq_s8(vreinterpretq_s8_u8(lane), vdupq_n_s8(limit));
#else
    for (int index = 0; index < 16; index++) lane.byte[index] = (int8_t)lane.byte[index] < limit ? 0xFF : 0;
    return lane;
#endif
}

// Bytes of ASCII that are greater than `limit`.
BYTE_MASK_INLINE byte_mask_lane byte_mask_above(byte_mask_lane lane, int8_t limit) {
#if defined(__SSE2__)
    return _mm_cmpgt_epi8(lane, _mm_set1_epi8(limit));
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return vcgtq_s8(vreinterpretq_s8_u8(lane), vdupq_n_s8(limit));
#else
    for (int index = 0; index < 16; index++) lane.byte[index] = (int8_t)lane.byte[index] > limit ? 0xFF : 0;
    return lane;
#endif
}

// Bytes that are 0 or beyond ASCII.
BYTE_MASK_INLINE byte_mask_lane byte_mask_strange(byte_mask_lane lane) { return byte_mask_below(lane, 1); }

// The first place.
//
// Each function looks at `count` bytes, of which at least as many may be read, and gives the offset of the first that is wanted, or
// `count`. Words and names are short: 16 bytes at a time cost a quarter of a mask of 64.

BYTE_MASK_INLINE byte_mask_lane byte_mask_load_some(const uint8_t *bytes, size_t readable) {
    if (readable >= 16) return byte_mask_load(bytes);
    uint8_t copy[16] = {0};
    memcpy(copy, bytes, readable);
    return byte_mask_load(copy);
}

#define BYTE_INDEX(found)                                                                                  \
    for (size_t place = 0; place < count; place += 16) {                                                   \
        const byte_mask_lane lane = byte_mask_load_some(bytes + place, readable - place);                  \
        const uint64_t bits = byte_mask_bits(found);                                                       \
        if (bits == 0) continue;                                                                           \
        const size_t first = place + (size_t)__builtin_ctzll(bits);                                        \
        return first < count ? first : count;                                                              \
    }                                                                                                      \
    return count;

// Folding white space.
BYTE_MASK_INLINE byte_mask_lane byte_mask_space(byte_mask_lane lane) {
    return byte_mask_either(
        byte_mask_either(byte_mask_is(lane, 0x20), byte_mask_is(lane, 0x0A)),
        byte_mask_either(byte_mask_is(lane, 0x09), byte_mask_is(lane, 0x0D)));
}

// A byte that is `byte` once `bits` are set in it.
BYTE_MASK_INLINE size_t byte_index_equal(
    const uint8_t *bytes, size_t readable, size_t count, uint8_t byte, uint8_t bits_set) {
    BYTE_INDEX(byte_mask_is(byte_mask_with(lane, bits_set), byte))
}

// White space or `;`, where a word of prose ends.
BYTE_MASK_INLINE size_t byte_index_word_end(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(byte_mask_space(lane), byte_mask_is(lane, 0x3B)))
}

// A line end, NUL or a byte beyond ASCII: what text of one line has to be looked at for.
BYTE_MASK_INLINE size_t byte_index_not_plain(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(
        byte_mask_strange(lane), byte_mask_either(byte_mask_is(lane, 0x0A), byte_mask_is(lane, 0x0D))))
}

// A byte beyond ASCII.
BYTE_MASK_INLINE size_t byte_index_foreign(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_below(lane, 0))
}

// What a mask has that stands in the place of an address: `*`, `[`, or a byte beyond ASCII.
BYTE_MASK_INLINE size_t byte_index_mask(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(
        byte_mask_strange(lane), byte_mask_either(byte_mask_is(lane, 0x2A), byte_mask_is(lane, 0x5B))))
}

// White space, `,`, `(` or `[`, where an item of a comment ends or goes on in brackets.
BYTE_MASK_INLINE size_t byte_index_item_end(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(
        byte_mask_space(lane), byte_mask_either(byte_mask_is(byte_mask_with(lane, 0x04), 0x2C), byte_mask_is(lane, 0x5B))))
}

// `@`, `[` or `/`, at which an item of a comment has parts: a user, a host, an address.
BYTE_MASK_INLINE size_t byte_index_address_part(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(
        byte_mask_is(lane, 0x2F), byte_mask_either(byte_mask_is(lane, 0x40), byte_mask_is(lane, 0x5B))))
}

// What no field name holds (RFC 5322 §3.6.8): the colon, space, controls, and bytes beyond ASCII.
BYTE_MASK_INLINE size_t byte_index_name_end(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(
        byte_mask_either(byte_mask_in(lane, 0x00, 0x20), byte_mask_is(lane, 0x3A)), byte_mask_in(lane, 0x7F, 0xFF)))
}

// What means something to the lexer of structured fields, white space aside; and the marks between, `_`, and DEL.
BYTE_MASK_INLINE size_t byte_index_special(const uint8_t *bytes, size_t readable, size_t count) {
    BYTE_INDEX(byte_mask_either(byte_mask_in(lane, 0x21, 0x2C), byte_mask_above(byte_mask_with(lane, 0x60), 0x7A)))
}

// What no name of a host holds: all but letters, digits, `.`, `-`, `_` and bytes beyond ASCII.
BYTE_MASK_INLINE size_t byte_index_not_host(const uint8_t *bytes, size_t readable, size_t count) {
    for (size_t place = 0; place < count; place += 16) {
        const byte_mask_lane lane = byte_mask_load_some(bytes + place, readable - place);
        const byte_mask_lane letter = byte_mask_in(byte_mask_with(lane, 0x20), 0x61, 0x7A);
        const byte_mask_lane digitOrMark = byte_mask_either(byte_mask_in(lane, 0x30, 0x39), byte_mask_in(lane, 0x2D, 0x2E));
        const byte_mask_lane other = byte_mask_either(byte_mask_is(lane, 0x5F), byte_mask_below(lane, 0));
        const uint64_t bits = byte_mask_bits(byte_mask_either(byte_mask_either(letter, digitOrMark), other)) ^ 0xFFFF;
        if (bits == 0) continue;
        const size_t found = place + (size_t)__builtin_ctzll(bits);
        return found < count ? found : count;
    }
    return count;
}

// What joins the parts of an address, or stands around it: all but letters, digits and dots.
BYTE_MASK_INLINE size_t byte_index_sign(const uint8_t *bytes, size_t readable, size_t count) {
    for (size_t place = 0; place < count; place += 16) {
        const byte_mask_lane lane = byte_mask_load_some(bytes + place, readable - place);
        const byte_mask_lane letter = byte_mask_in(byte_mask_with(lane, 0x20), 0x61, 0x7A);
        const byte_mask_lane other = byte_mask_either(byte_mask_in(lane, 0x30, 0x39), byte_mask_is(lane, 0x2E));
        const uint64_t bits = byte_mask_bits(byte_mask_either(letter, other)) ^ 0xFFFF;
        if (bits == 0) continue;
        const size_t found = place + (size_t)__builtin_ctzll(bits);
        return found < count ? found : count;
    }
    return count;
}

// `s` or `t` before `s` or `l`, in any case, with which `ssl` and `tls` begin. At the end of 16 bytes only the first is looked at.
BYTE_MASK_INLINE size_t byte_index_tls(const uint8_t *bytes, size_t readable, size_t count) {
    for (size_t place = 0; place < count; place += 16) {
        const byte_mask_lane lane = byte_mask_with(byte_mask_load_some(bytes + place, readable - place), 0x20);
        const uint64_t first = byte_mask_bits(byte_mask_in(lane, 0x73, 0x74));
        const uint64_t second = byte_mask_bits(byte_mask_either(byte_mask_is(lane, 0x6C), byte_mask_is(lane, 0x73)));
        const uint64_t bits = first & (second >> 1 | 0x8000);
        if (bits == 0) continue;
        const size_t found = place + (size_t)__builtin_ctzll(bits);
        return found < count ? found : count;
    }
    return count;
}

// How many bytes stand up to and with the last `byte`; 0 without one.
BYTE_MASK_INLINE size_t byte_index_behind_last(const uint8_t *bytes, size_t readable, size_t count, uint8_t byte) {
    for (size_t end = count; end > 0; end = end > 16 ? end - 16 : 0) {
        const size_t start = end > 16 ? end - 16 : 0;
        uint64_t bits = byte_mask_bits(byte_mask_is(byte_mask_load_some(bytes + start, readable - start), byte));
        bits &= ((uint64_t)1 << (end - start)) - 1;
        if (bits != 0) return start + 64 - (size_t)__builtin_clzll(bits);
    }
    return 0;
}

// The masks of 64 bytes.

// Where fewer than 64 bytes may be read, they are copied to `copy`, with zeros behind them.
BYTE_MASK_INLINE const uint8_t *byte_mask_whole(const uint8_t *bytes, size_t readable, uint8_t *copy) {
    if (readable >= 64) return bytes;
    memset(copy, 0, 64);
    memcpy(copy, bytes, readable);
    return copy;
}

// Bytes that are equal to `byte`, which is not 0.
BYTE_MASK_INLINE uint64_t byte_mask_equal(const uint8_t *bytes, size_t readable, uint8_t byte) {
    uint8_t copy[64];
    const uint8_t *whole = byte_mask_whole(bytes, readable, copy);
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        mask |= byte_mask_bits(byte_mask_is(byte_mask_load(whole + 16 * part), byte)) << 16 * part;
    }
    return mask;
}

// A small letter, and the capital one that it has.
BYTE_MASK_INLINE uint64_t byte_mask_letter(const uint8_t *bytes, size_t readable, uint8_t letter) {
    uint8_t copy[64];
    const uint8_t *whole = byte_mask_whole(bytes, readable, copy);
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        mask |= byte_mask_bits(byte_mask_is(byte_mask_with(byte_mask_load(whole + 16 * part), 0x20), letter)) << 16 * part;
    }
    return mask;
}

// Line feeds behind which `one` or `other` stands, neither of them 0. Few lines begin so: most often the mask is 0, and is not made.
BYTE_MASK_INLINE uint64_t byte_mask_line_feeds_before(
    const uint8_t *bytes, size_t readable, uint8_t one, uint8_t other) {
    uint8_t copy[65];
    if (readable < 65) {
        memset(copy, 0, 65);
        memcpy(copy, bytes, readable);
        bytes = copy;
    }
    byte_mask_lane found[4];
    for (int part = 0; part < 4; part++) {
        const byte_mask_lane next = byte_mask_load(bytes + 16 * part + 1);
        found[part] = byte_mask_both(
            byte_mask_is(byte_mask_load(bytes + 16 * part), 0x0A),
            byte_mask_either(byte_mask_is(next, one), byte_mask_is(next, other)));
    }
    const byte_mask_lane any =
        byte_mask_either(byte_mask_either(found[0], found[1]), byte_mask_either(found[2], found[3]));
    if (byte_mask_bits(any) == 0) return 0;
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) mask |= byte_mask_bits(found[part]) << 16 * part;
    return mask;
}

// Bytes that may mean something to the lexer of structured fields: all up to the comma, among them white space, quotes and
// parentheses; `;`, `<`, `=`, `>`; `[`, `\`, `]`; and a few that are rare in header fields, `_`, and bytes beyond ASCII, which cost less
// to look at than to leave out.
// Those beyond `readable` are 1 here.
BYTE_MASK_INLINE uint64_t byte_mask_structural(const uint8_t *bytes, size_t readable) {
    uint8_t copy[64];
    const uint8_t *whole = byte_mask_whole(bytes, readable, copy);
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        const byte_mask_lane lane = byte_mask_load(whole + 16 * part);
        const byte_mask_lane upToComma = byte_mask_below(lane, 0x2D);
        const byte_mask_lane semicolonOrBracket = byte_mask_above(byte_mask_with(lane, 0x60), 0x7A);
        mask |= byte_mask_bits(byte_mask_either(upToComma, semicolonOrBracket)) << 16 * part;
    }
    return mask;
}

// The same of `count` bytes, 64 in each of `masks`; the bits beyond them are 0.
BYTE_MASK_INLINE void byte_masks_structural(const uint8_t *bytes, size_t readable, size_t count, uint64_t *masks) {
    for (size_t place = 0; place < count; place += 64) {
        uint64_t mask = byte_mask_structural(bytes + place, readable - place);
        if (count - place < 64) mask &= ((uint64_t)1 << (count - place)) - 1;
        masks[place / 64] = mask;
    }
}

// How many bytes stand before the first that is neither a digit of base64 (RFC 4648 §4) nor folding white space, and how many of them
// are digits.
typedef struct {
    size_t length;
    size_t digits;
} byte_run_of_base64;

BYTE_MASK_INLINE byte_run_of_base64 byte_run_base64(const uint8_t *bytes, size_t readable, size_t count) {
    byte_run_of_base64 run = {0, 0};
    while (run.length < count) {
        const byte_mask_lane lane = byte_mask_load_some(bytes + run.length, readable - run.length);
        const byte_mask_lane letter = byte_mask_in(byte_mask_with(lane, 0x20), 0x61, 0x7A);
        const byte_mask_lane digitOrSlash = byte_mask_in(lane, 0x2F, 0x39);
        const byte_mask_lane found = byte_mask_either(byte_mask_either(letter, digitOrSlash), byte_mask_is(lane, 0x2B));
        uint64_t digits = byte_mask_bits(found);
        // Most of the text is digits alone.
        if (digits == 0xFFFF && count - run.length >= 16) {
            run.digits += 16;
            run.length += 16;
            continue;
        }
        const uint64_t others = ~(digits | byte_mask_bits(byte_mask_space(lane))) | 0x10000;
        size_t width = (size_t)__builtin_ctzll(others);
        if (width > count - run.length) width = count - run.length;
        digits &= ((uint64_t)1 << width) - 1;
        run.digits += (size_t)__builtin_popcountll(digits);
        run.length += width;
        if (width < 16) break;
    }
    return run;
}

// What the scan for lines looks for, each in a mask of its own.
typedef struct {
    uint64_t lineFeed;
    uint64_t carriageReturn;
    // NUL, and bytes beyond ASCII.
    uint64_t strange;
} byte_mask_of_lines;

BYTE_MASK_INLINE byte_mask_of_lines byte_mask_lines(const uint8_t *bytes, size_t readable) {
    uint8_t copy[64];
    const uint8_t *whole = byte_mask_whole(bytes, readable, copy);
    byte_mask_of_lines masks = {0, 0, 0};
    byte_mask_lane any = byte_mask_strange(byte_mask_load(whole));
    for (int part = 0; part < 4; part++) {
        const byte_mask_lane lane = byte_mask_load(whole + 16 * part);
        masks.lineFeed |= byte_mask_bits(byte_mask_is(lane, 0x0A)) << 16 * part;
        any = byte_mask_either(any, byte_mask_either(byte_mask_strange(lane), byte_mask_is(lane, 0x0D)));
    }
    // Most text has line feeds alone.
    if (byte_mask_bits(any) == 0) return masks;
    for (int part = 0; part < 4; part++) {
        const byte_mask_lane lane = byte_mask_load(whole + 16 * part);
        masks.carriageReturn |= byte_mask_bits(byte_mask_is(lane, 0x0D)) << 16 * part;
        masks.strange |= byte_mask_bits(byte_mask_strange(lane)) << 16 * part;
    }
    if (readable < 64) masks.strange &= ((uint64_t)1 << readable) - 1;
    return masks;
}

#endif
