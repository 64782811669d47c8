internal import TraceAnalysis
internal import TraceFields

/// How completely dates and address fields are read.
struct FieldFigures {
    private var dateFields = 0
    private var datesRead = 0
    private var dateShapes: [String: Int] = [:]
    private var addressFields: [String: (fields: Int, read: Int, empty: Int, unread: Int, mailboxes: Int, domains: Int)] = [:]
    private var addressShapes: [String: Int] = [:]

    mutating func add(_ trace: Trace, _ places: inout Places) {
        for (index, field) in trace.block.fields.enumerated() {
            switch field.known {
            case .date, .resentDate, .deliveryDate: addDate(index, field, trace, &places)
            default: break
            }
        }
        for field in trace.fields.addressFields { addAddresses(field, trace, &places) }
    }

    private mutating func addDate(_ index: Int, _ field: HeaderField, _ trace: Trace, _ places: inout Places) {
        dateFields += 1
        if MailDate.parse(trace.block.bytes, field.value) != nil {
            datesRead += 1
        } else {
            dateShapes[TextShape.of(field.value, in: trace.block.bytes), default: 0] += 1
            places.note("date", trace, field: index)
        }
    }

    private mutating func addAddresses(_ field: AddressField, _ trace: Trace, _ places: inout Places) {
        let name = field.name.spelling.description
        let value = trace.block.fields[field.field].value
        var counts = addressFields[name] ?? (0, 0, 0, 0, 0, 0)
        counts.fields += 1
        counts.mailboxes += field.mailboxes.count
        counts.domains += trace.fields.mailboxes[field.mailboxes].filter { $0.domain != nil }.count
        let hasAt = trace.block.bytes[value.lower..<value.upper].contains(0x40)
        if !field.mailboxes.isEmpty {
            counts.read += 1
        } else if !hasAt {
            counts.empty += 1
        } else {
            counts.unread += 1
            addressShapes[TextShape.of(value, in: trace.block.bytes), default: 0] += 1
            places.note("addresses", trace, field: field.field)
        }
        addressFields[name] = counts
    }

    func write(to tables: inout Tables) {
        tables.title("Dates", ["", "fields", "read"])
        tables.row("Date, Resent-Date, Delivery-Date", [dateFields, datesRead])
        tables.commonest("Dates: not read", dateShapes)
        tables.title("Address fields", ["field", "fields", "read", "no address", "unread", "mailboxes", "with domain"])
        var total = (fields: 0, read: 0, empty: 0, unread: 0)
        for (name, counts) in addressFields.sorted(by: { $0.key < $1.key }) {
            tables.row(name, [counts.fields, counts.read, counts.empty, counts.unread, counts.mailboxes, counts.domains])
            total = (
                total.fields + counts.fields, total.read + counts.read, total.empty + counts.empty, total.unread + counts.unread
            )
        }
        tables.row("all", [total.fields, total.read, total.empty, total.unread])
        tables.commonest("Addresses: not read", addressShapes)
    }
}
