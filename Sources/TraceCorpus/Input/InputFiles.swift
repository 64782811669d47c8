/// Whether a file is among those that a scan would read.
public enum InputFiles {
    /// The first of the files that the inputs name or hold, through links too. A list is read where it is a file; standard input is not.
    public static func first(of numbers: Set<FileNumber>, in inputs: [ScanInput]) -> FileNumber? {
        var walk = InputWalk(
            inputs.filter { input in
                switch input {
                case .path: true
                case .list(let path, _): FileNumber(file: path) != nil
                case .standardInput: false
                }
            })
        while let step = walk.next() {
            if case .file(let file) = step, numbers.contains(file.number) { return file.number }
        }
        return nil
    }
}
