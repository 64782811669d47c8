internal import TraceFields

/// A copy that ends in the middle of a field, as one that was pasted in part: nothing stands behind it, and what its author wrote is not there.
extension Trace {
    /// Index of the field in which the copy ends; nil where none shows that it does.
    public var cutField: Int? {
        guard !block.hasBlankLine, let last = block.fields.last, last.range.upper == block.bodyStart,
            !names.contains(.from) || !names.contains(.date)
        else { return nil }
        let index = block.fields.count - 1
        return isIncomplete(last, index) ? index : nil
    }

    private func isIncomplete(_ field: HeaderField, _ index: Int) -> Bool {
        switch field.known {
        case .received: return holds(.receivedWithoutDate, index) || holds(.unclosedComment, index)
        case .dkimSignature, .arcSeal, .arcMessageSignature: return holds(.missingTag, index)
        case .authenticationResults, .arcAuthenticationResults:
            let value = block.bytes.trimmed(field.value)
            return holds(.unclosedComment, index) || value.isEmpty || block.bytes[value.upper - 1] == 0x3B
        case .receivedSPF: return holds(.unclosedComment, index)
        default: return false
        }
    }

    private func holds(_ code: Defect.Code, _ index: Int) -> Bool {
        let range = block.fields[index].range
        return fields.defects.contains { defect in
            defect.code == code
                && (defect.field == index || defect.range.lower >= range.lower && defect.range.upper <= range.upper)
        }
    }

    /// Whether the copy lost its line breaks.
    var isRunTogether: Bool { block.defects.contains { $0.code == .lostLineBreaks } }

    /// Whether results may have stood in what the copy lacks: it ends among the fields of servers, or its lines run together.
    var mayLackResults: Bool {
        if isRunTogether { return true }
        switch cutField.map({ block.fields[$0].known }) {
        case .received, .authenticationResults, .arcAuthenticationResults, .receivedSPF: return true
        default: return false
        }
    }
}
