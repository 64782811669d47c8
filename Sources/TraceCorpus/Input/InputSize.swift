/// How many bytes of files a scan will read, as far as that can be told before: for the time that is left.
public enum InputSize {
    /// nil where standard input or a list is among the inputs, or `stop` was set.
    public static func bytes(of inputs: [ScanInput], stop: ScanStop) -> Int? {
        let isKnown = inputs.allSatisfy { input in
            if case .path = input { true } else { false }
        }
        guard isKnown else { return nil }
        var walk = InputWalk(inputs)
        var bytes = 0
        while let step = walk.next() {
            guard !stop.isSet else { return nil }
            if case .file(let file) = step { bytes += file.identity.size }
        }
        return bytes
    }
}
