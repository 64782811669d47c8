internal import TraceFields

/// A day counter that starts again after some years, as in SRS (1024 days) and BATV (1000 days).
struct WrappedDay {
    /// The day modulo `modulus`.
    var code: Int64
    var modulus: Int64
    /// Days that the writer added, as for an expiry date.
    var offset: Int64 = 0
    /// The same digits in the other order, where the writer may have begun with the low one.
    var reversed: Int64?

    static let secondsPerDay: Int64 = 86_400
    /// The first and the last day that a counter may mean where nothing else tells: 2003, when the first of these forms came
    /// up, to the end of 2039.
    static let possibleDays: ClosedRange<Int64> = 12_053...25_566
    /// Days of expiry, beyond the usual ones, that some writers of bounce tags give.
    static let longestLead: Int64 = 45
    /// Clocks of two hosts may stand on two sides of midnight.
    static let tolerance: Int64 = 1

    /// The day as Unix seconds: the last one that is not later than the day of `near`.
    ///
    /// nil where `offset` does not fit: the day would be up to `longestLead` days ahead, which a longer expiry explains. The other order of
    /// the digits is believed where it gives the very day and the usual one does not.
    func resolved(near: Int64) -> Int64? {
        let secondOfDay = (near % Self.secondsPerDay + Self.secondsPerDay) % Self.secondsPerDay
        let today = (near &- secondOfDay) / Self.secondsPerDay &+ Self.tolerance
        var age = age(of: code, today)
        if let reversed, age > 2 * Self.tolerance, self.age(of: reversed, today) <= 2 * Self.tolerance {
            age = self.age(of: reversed, today)
        }
        if offset > 0, age > modulus - Self.longestLead { return nil }
        return (today &- age) &* Self.secondsPerDay
    }

    private func age(of code: Int64, _ today: Int64) -> Int64 { ((today &+ offset &- code) % modulus + modulus) % modulus }

    /// Every possible day as Unix seconds, oldest first.
    var candidates: [Int64] {
        let first = candidates(of: code)
        return reversed.map { (first + candidates(of: $0)).sorted() } ?? first
    }

    private func candidates(of code: Int64) -> [Int64] {
        let first = Self.possibleDays.lowerBound
        let gap = ((code &- offset &- first) % modulus + modulus) % modulus
        return stride(from: first + gap, through: Self.possibleDays.upperBound, by: Int64.Stride(modulus)).map {
            $0 * Self.secondsPerDay
        }
    }
}

extension RewrittenPath {
    /// Takes the date of a wrapped counter: one day near a known time, else all that it may mean.
    mutating func take(_ day: WrappedDay, near: Int64?) {
        dateIsDay = true
        dayCycle = day.modulus
        if let near {
            date = day.resolved(near: near)
            // No address is written after it was seen: the writer rounded the day up, or one of two clocks is wrong.
            if let date, date > near { dateAlternatives = [date - WrappedDay.secondsPerDay, date] }
        } else {
            dateAlternatives = day.candidates
        }
    }

    /// Whether the day of the counter lies so long before a known time that no form is good for so long: the program that brought SRS up
    /// takes its addresses back for 49 days.
    public func isStale(at time: Int64) -> Bool {
        guard dayCycle != nil, let date else { return false }
        return time - date > 50 * WrappedDay.secondsPerDay
    }

    /// Takes a date that the form writes in full, if a mail of these days can hold it (1990 to 2100).
    mutating func take(seconds: Int64) {
        if IdentifierClock.plausible.contains(seconds) { date = seconds }
    }
}
