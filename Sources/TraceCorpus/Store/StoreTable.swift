/// The tables that hold what was found in messages. Words of columns are those of the contract `hoptrace.trace/1`.
public enum StoreTable: UInt8, CaseIterable, Sendable {
    case messages, hops, legs, forwardings, statements, findings, defects

    public var name: String {
        switch self {
        case .messages: "messages"
        case .hops: "hops"
        case .legs: "legs"
        case .forwardings: "forwardings"
        case .statements: "statements"
        case .findings: "findings"
        case .defects: "defects"
        }
    }

    public struct Column: Hashable, Sendable {
        public var name: String
        /// Type, constraints and references, in SQL.
        var definition: String

        init(_ name: String, _ definition: String) {
            self.name = name
            self.definition = definition
        }
    }

    /// The columns in order, behind the number of the message: `messages.id`, `message` in the others.
    public var columns: [Column] {
        switch self {
        case .messages: Self.messageColumns
        case .hops: Self.hopColumns
        case .legs: Self.legColumns
        case .forwardings: Self.forwardingColumns
        case .statements: Self.statementColumns
        case .findings: Self.findingColumns
        case .defects: Self.defectColumns
        }
    }

    private static let messageColumns = [
        Column("source", "INTEGER NOT NULL REFERENCES sources(id)"), Column("member", "TEXT"), Column("offset", "INTEGER"),
        Column("size", "INTEGER NOT NULL"), Column("arrival", "TEXT"), Column("from_address", "TEXT"),
        Column("from_domain", "TEXT"), Column("verdict", "TEXT NOT NULL"), Column("misleading", "INTEGER NOT NULL"),
        Column("confidence", "TEXT NOT NULL"), Column("hops", "INTEGER NOT NULL"), Column("legs", "INTEGER NOT NULL"),
        Column("forwardings", "INTEGER NOT NULL"), Column("statements", "INTEGER NOT NULL"),
        Column("arc_structure", "TEXT NOT NULL"), Column("order_reliable", "INTEGER NOT NULL"), Column("order_reason", "TEXT"),
        Column("service", "TEXT"), Column("return_path", "TEXT"), Column("message_id", "TEXT"), Column("date", "TEXT"),
        Column("digest", "BLOB NOT NULL"), partColumn,
    ]

    /// What version 4 added to `messages`.
    static let partColumn = Column("part", "TEXT")

    private static let hopColumns = [
        Column("n", "INTEGER NOT NULL"), Column("field", "INTEGER NOT NULL"), Column("kind", "TEXT NOT NULL"),
        Column("helo", "TEXT"), Column("name", "TEXT"), Column("ip", "TEXT"), Column("by", "TEXT"), Column("software", "TEXT"),
        Column("with", "TEXT"), Column("tls", "TEXT"), Column("id", "TEXT"), Column("for", "TEXT"),
        Column("envelope_from", "TEXT"), Column("time", "TEXT"), Column("delay_seconds", "INTEGER"), Column("network", "TEXT"),
        Column("leg", "INTEGER NOT NULL"), Column("trusted", "INTEGER NOT NULL"),
    ]

    private static let legColumns = [
        Column("n", "INTEGER NOT NULL"), Column("first_hop", "INTEGER NOT NULL"), Column("last_hop", "INTEGER NOT NULL"),
        Column("envelope_sender", "TEXT"), Column("sender_kind", "TEXT"), Column("sender_confidence", "TEXT NOT NULL"),
        Column("envelope_recipient", "TEXT"), Column("client_ip", "TEXT"), Column("network", "TEXT"),
    ]

    private static let forwardingColumns = [
        Column("n", "INTEGER NOT NULL"), Column("kind", "TEXT NOT NULL"), Column("rewritten", "INTEGER NOT NULL"),
        Column("from_leg", "INTEGER NOT NULL"), Column("to_leg", "INTEGER NOT NULL"), Column("hop", "INTEGER NOT NULL"),
        Column("network", "TEXT"), Column("forwarder", "TEXT"), Column("destination", "TEXT"), Column("original_sender", "TEXT"),
        Column("envelope_before", "TEXT"), Column("envelope_after", "TEXT"), Column("time", "TEXT"),
        Column("confidence", "TEXT NOT NULL"), Column("evidence", "TEXT NOT NULL"),
    ]

    private static let statementColumns = [
        Column("n", "INTEGER NOT NULL"), Column("field", "INTEGER NOT NULL"), Column("source", "TEXT NOT NULL"),
        Column("instance", "INTEGER"), Column("authserv_id", "TEXT"), Column("method", "TEXT NOT NULL"),
        Column("result", "TEXT NOT NULL"), Column("reason", "TEXT"), Column("comment", "TEXT"),
        Column("identity_kind", "TEXT NOT NULL"), Column("identity_value", "TEXT"), Column("identity_domain", "TEXT"),
        Column("identity_role", "TEXT NOT NULL"), Column("aligned", "TEXT NOT NULL"), Column("client_ip", "TEXT"),
        Column("hop", "INTEGER"), Column("evaluated_hop", "INTEGER"), Column("leg", "INTEGER"),
        Column("confidence", "TEXT NOT NULL"), Column("candidates", "TEXT"), Column("trusted", "INTEGER NOT NULL"),
        Column("forged", "INTEGER NOT NULL"), Column("contradicted", "INTEGER NOT NULL"), selectorColumn,
    ]

    /// What version 5 added to `statements`.
    static let selectorColumn = Column("selector", "TEXT")

    private static let findingColumns = [
        Column("n", "INTEGER NOT NULL"), Column("code", "TEXT NOT NULL"), Column("variant", "TEXT"),
        Column("severity", "TEXT NOT NULL"), Column("confidence", "TEXT NOT NULL"), Column("statement", "INTEGER"),
        Column("hop", "INTEGER"), Column("forwarding", "INTEGER"),
    ]

    private static let defectColumns = [
        Column("n", "INTEGER NOT NULL"), Column("code", "TEXT NOT NULL"), Column("field", "INTEGER"),
        Column("start", "INTEGER NOT NULL"), Column("end", "INTEGER NOT NULL"),
    ]
}
