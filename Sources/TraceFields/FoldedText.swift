extension ByteView {
    /// Whether the bytes in `range` are the words of `phrase`, which is written in lower case, without regard to ASCII case
    /// and with any folding white space where the phrase has a space.
    func matchesPhrase(_ range: ByteRange, _ phrase: StaticString) -> Bool {
        phraseEnd(range, phrase) == range.upper
    }

    /// Whether the bytes in `range` begin with the words of `phrase` and a word ends there.
    func hasPhrase(_ range: ByteRange, _ phrase: StaticString) -> Bool {
        guard let end = phraseEnd(range, phrase) else { return false }
        return end == range.upper || self[end].isFoldingSpace
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
