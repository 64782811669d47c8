/// The way of the message: hops, legs and the forwardings between them.
extension Report {
    /// One Received field.
    public struct Hop: Hashable, Sendable {
        /// From 1, the oldest.
        public var n: Int
        public var field: Field
        public var kind: String
        public var from: Client
        public var by: String?
        /// The host that the line names beside a `by` of `localhost`.
        public var byHost: String?
        /// What the host is called. No part of the contract.
        public var host: String? { byHost ?? by }
        public var software: String?
        public var with: String?
        public var tls: String?
        public var id: String?
        public var recipients: [String]
        /// MAIL FROM as the line gives it; empty for the null reverse-path.
        public var envelopeFrom: String?
        public var time: String?
        public var zone: String?
        /// Whether the zone tells which moment is meant. No part of the contract.
        public var isZoneKnown: Bool
        public var delaySeconds: Int?
        public var network: String?
        public var leg: Int
        public var isTrusted: Bool
        /// Text that no clause took.
        public var unread: String?
        /// Whether the line says that the connection was encrypted; what it does not say is not known.
        public var isEncrypted: Bool
        /// The date as it was written. No part of the contract.
        public var written: String?
        /// The time that the identifier holds.
        public var clock: Clock?
    }

    /// A clock beside the written date of a hop, of the same server but not of the same words.
    public struct Clock: Hashable, Sendable {
        /// The program whose identifiers hold a time.
        public var form: String
        public var time: String
        /// Seconds by which it is ahead of the date.
        public var ahead: Int
        /// Whether an honest line may hold both.
        public var agrees: Bool
    }

    /// Hops one after the other that one network wrote, in one leg. No part of the contract.
    public struct Station: Hashable, Sendable {
        /// From 1, the oldest.
        public var n: Int
        public var network: String?
        public var leg: Int
        public var hops: [Int]
        public var isTrusted: Bool
    }

    /// The client of a hop.
    public struct Client: Hashable, Sendable {
        /// What it called itself.
        public var helo: String?
        /// What the server looked up.
        public var name: String?
        public var ip: String?
        /// Whether the line says that the name does not lead back to the address: `(may be forged)`.
        public var isNameUnconfirmed: Bool
        /// The account that logged in, or the local user who handed the message over.
        public var account: String?
    }

    /// A run of hops under one envelope.
    public struct Leg: Hashable, Sendable {
        public var n: Int
        public var hops: [Int]
        public var envelopeSender: EnvelopeSender
        public var envelopeRecipient: String?
        public var clientIP: String?
        public var network: String?
    }

    /// MAIL FROM of a leg.
    public struct EnvelopeSender: Hashable, Sendable {
        /// Empty for the null reverse-path.
        public var address: String?
        public var reading: Reading?
        public var confidence: String
        public var evidence: [Evidence]
    }

    /// The point between two legs.
    public struct Forwarding: Hashable, Sendable {
        public var n: Int
        public var kind: String
        public var isRewritten: Bool
        /// Whether the envelope sender was kept; of an unknown kind nothing says so.
        var keepsSender: Bool { !isRewritten && kind != "unknown" }
        public var fromLeg: Int
        public var toLeg: Int
        public var hop: Int
        public var network: String?
        public var forwarder: String?
        public var destination: String?
        public var originalSender: String?
        public var envelopeBefore: String?
        public var envelopeAfter: String?
        public var time: String?
        /// Only the day of `time` is known. No part of the contract.
        public var isTimeADay: Bool
        public var confidence: String
        public var evidence: [Evidence]
    }

    /// What an envelope address says by its form.
    public struct Reading: Hashable, Sendable {
        /// The address that was read.
        public var address: String
        public var kind: String
        public var forwarder: String?
        public var destination: String?
        public var originalSender: String?
        public var senderDomain: String?
        public var date: String?
        public var dateAlternatives: [String]
        /// Why there is no date where the reader named a day. No part of the contract.
        public var dateRemark: String?
        /// Nested rewrites, outermost first.
        public var layers: [Reading]
        public var proves: String
        public var cannotProve: String
        /// The product or service that writes this form. No part of the contract.
        public var service: String?
        /// Accounts, identifiers and hashes of the address, in its order. No part of the contract.
        public var details: [Property]
        /// The address in its pieces, each with what it stands for; none where the form says nothing.
        public var segments: [Segment]
    }

    /// A piece of an address.
    public struct Segment: Hashable, Sendable {
        /// `mark`, `forwarder`, `earlier-forwarder`, `destination`, `original-sender`, `domain`, `separator`, `other`, or the
        /// name of a detail.
        public var role: String
        public var text: String
    }
}
