extension ByteView {
    /// Whether the bytes in `range` are the words of `phrase`, which is written in lower case, without regard to ASCII case
    /// and with any folding white space where the phrase has a space.
    @inline(__always)
    func matchesPhrase(_ range: ByteRange, _ phrase: StaticString) -> Bool {
        mayBegin(range, phrase) && phraseEnd(range, phrase) == range.upper
    }

    /// Whether the bytes in `range` begin with the words of `phrase` and a word ends there.
    @inline(__always)
    func hasPhrase(_ range: ByteRange, _ phrase: StaticString) -> Bool {
        guard mayBegin(range, phrase), let end = phraseEnd(range, phrase) else { return false }
        return end == range.upper || self[end].isFoldingSpace
    }

    /// Most text differs in the first letter.
    @inline(__always)
    private func mayBegin(_ range: ByteRange, _ phrase: StaticString) -> Bool {
        !range.isEmpty && self[range.lower].asciiLowercased == phrase.utf8Start[0]
    }

    private func phraseEnd(_ range: ByteRange, _ phrase: StaticString) -> Int? {
        guard range.upper <= count else { return nil }
        let letters = phrase.utf8Start
        var position = range.lower
        for offset in 0..<phrase.utf8CodeUnitCount {
            guard position < range.upper else { return nil }
            if letters[offset] == 0x20 {
                guard self[position].isFoldingSpace else { return nil }
                while position < range.upper, self[position].isFoldingSpace { position += 1 }
            } else {
                guard self[position].asciiLowercased == letters[offset] else { return nil }
                position += 1
            }
        }
        return position
    }
}
