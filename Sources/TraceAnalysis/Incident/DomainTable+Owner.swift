/// Who can change the records of a name.
extension DomainTable {
    /// The organizational domain; below a domain that its owner lends to customers, such as `tenant.onmicrosoft.com`, the customer's
    /// own name.
    mutating func ownerText(_ domain: DomainID) -> String {
        let name = text(domain)
        guard let lent = lentDomain(domain), name.utf8.count > lent.utf8.count else {
            let organization = organization(domain)
            return text(organization)
        }
        let own = name.dropLast(lent.utf8.count + 1).split(separator: ".").last ?? ""
        // What begins with `_` is a record and no name of a customer (RFC 8552).
        return own.hasPrefix("_") ? lent : own + "." + lent
    }

    /// Whether a name is itself one that is lent to customers.
    func isLent(_ domain: DomainID) -> Bool { lentDomain(domain) == text(domain) }

    private func lentDomain(_ domain: DomainID) -> String? {
        Providers.routingDomain(of: domain, in: self) ?? SendingServices.sharedSuffix(of: domain, in: self)
    }
}
