internal import TraceFields

/// A copy that ends in the middle of a field, as one that was pasted in part: nothing stands behind it, and what its author wrote is not there.
extension Trace {
    /// Index of the field in which the copy ends; nil where none shows that it does.
    public var cutField: Int? {
        guard !block.hasBlankLine, let last = block.fields.last, last.range.upper == block.bodyStart,
            !names.contains(.from) || !names.contains(.date)
        else { return nil }
        // Text that follows is no field, and then this is not where the copy ends.
        if block.defects.contains(where: { $0.code == .missingBlankLine }) { return nil }
        let index = block.fields.count - 1
        return isIncomplete(last, index) ? index : nil
    }

    private func isIncomplete(_ field: HeaderField, _ index: Int) -> Bool {
        switch field.known {
        case .received: return holds(.receivedWithoutDate, index) || isOpen(index)
        case .dkimSignature, .arcSeal, .arcMessageSignature: return holds(.missingTag, index)
        case .authenticationResults, .arcAuthenticationResults:
            let value = block.bytes.trimmed(field.value)
            return isOpen(index) || value.isEmpty || block.bytes[value.upper - 1] == 0x3B
        case .receivedSPF: return isOpen(index)
        default: return false
        }
    }

    /// Whether it ends inside of a comment or a quoted string.
    private func isOpen(_ index: Int) -> Bool { holds(.unclosedComment, index) || holds(.unclosedQuote, index) }

    private func holds(_ code: Defect.Code, _ index: Int) -> Bool {
        let range = block.fields[index].range
        return fields.defects.contains { defect in
            defect.code == code
                && (defect.field == index || defect.range.lower >= range.lower && defect.range.upper <= range.upper)
        }
    }

    /// Whether a field stands in the copy that servers add on the way, whatever is left of it.
    var showsServers: Bool {
        for name in Self.serversFields where names.contains(name) { return true }
        return false
    }

    private static let serversFields: [FieldName] = [
        .authenticationResults, .receivedSPF, .arcSeal, .arcMessageSignature, .arcAuthenticationResults, .xReceived,
    ]

    /// Whether fields that every mail has are not there, or what is there could not be read as fields: the copy was made of parts.
    var isInPart: Bool {
        !names.contains(.from) || !names.contains(.date)
            || block.defects.contains { $0.code == .notAField || $0.code == .lostIndentation || $0.code == .missingBlankLine }
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
