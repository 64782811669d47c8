import CorpusLabels
import Testing
import TraceAnalysis

/// Each finding has a message in `Corpus/` where it fires, and a close neighbour where it does not; both labels say so.
@Suite struct FindingNeighboursTests {
    struct Pair: CustomStringConvertible, Sendable {
        var code: FindingCode
        var fires: String
        var silent: String

        init(_ code: FindingCode, _ fires: String, _ silent: String) {
            self.code = code
            self.fires = fires
            self.silent = silent
        }

        var description: String { code.rawValue }
    }

    static let pairs: [Pair] = [
        Pair(.spfPassForForwarder, "forwarded/duckduckgo", "direct/duckduckgo-user-writes"),
        Pair(.spfPassForForwarder, "misleading-pass/06-healthy-caf", "misleading-pass/02-direct-sendgrid"),
        Pair(.spfPassForESPDomain, "misleading-pass/13-ses-shared", "misleading-pass/02-direct-sendgrid"),
        Pair(.spfPassUnaligned, "direct/spf-stranger", "misleading-pass/01-clean-direct"),
        Pair(.spfFailExplainedByForwarding, "misleading-pass/09-silent-forward", "misleading-pass/S5-softfail-direct"),
        Pair(.spfNeutralSoftfail, "misleading-pass/S5-softfail-direct", "misleading-pass/01-clean-direct"),
        Pair(.spfTemperrorDNS, "misleading-pass/04-seed-direct", "direct/spf-temperror-then-pass"),
        Pair(.bestguesspass, "misleading-pass/15-best-guess", "direct/m365-plain"),
        Pair(.envelopeNullSender, "misleading-pass/17-dsn-null-sender", "misleading-pass/01-clean-direct"),
        Pair(.returnPathMissing, "misleading-pass/19-archive-private-chain", "direct/no-verifier"),
        Pair(.verpNotForwarding, "misleading-pass/02-direct-sendgrid", "misleading-pass/01-clean-direct"),
        Pair(.dkimPassUnaligned, "misleading-pass/14-sendgrid-unfinished", "misleading-pass/02-direct-sendgrid"),
        Pair(.dkimPassForList, "misleading-pass/11-mailman-broken", "direct/newsletter-with-list-id"),
        Pair(.dkimBrokenByList, "misleading-pass/11-mailman-broken", "forwarded/mailman3-intact"),
        Pair(.dkimBodyChangedInTransit, "misleading-pass/S2-gateway-changed-body", "misleading-pass/11-mailman-broken"),
        Pair(.dkimTemperrorDNS, "misleading-pass/03-seed-forwarded", "misleading-pass/forwarded-repaired"),
        Pair(.dkimKeyMissing, "misleading-pass/S3-m365-no-key", "misleading-pass/04-seed-direct"),
        Pair(.dkimTestMode, "direct/dkim-test-mode", "direct/dkim-ed25519"),
        Pair(.dkimLengthLimited, "direct/dkim-length-tail", "direct/dkim-oversigned"),
        Pair(.dkimWeakKey, "direct/dkim-rsa-sha1", "direct/dkim-ed25519"),
        Pair(.dkimFromNotSigned, "misleading-pass/20-weak-signature", "direct/dkim-oversigned"),
        Pair(.dkimReplaySuspected, "misleading-pass/S4-replay", "direct/bcc-copy"),
        Pair(.dmarcMissing, "misleading-pass/04-seed-direct", "misleading-pass/01-clean-direct"),
        Pair(.dmarcPassThroughDKIMOnly, "misleading-pass/06-healthy-caf", "misleading-pass/01-clean-direct"),
        Pair(.dmarcPassByARCOverride, "misleading-pass/12-list-arc-override", "misleading-pass/11-mailman-broken"),
        Pair(.arcNoneOnDirect, "misleading-pass/S1-arc-none-direct", "misleading-pass/06-healthy-caf"),
        Pair(.arcFailed, "arc/cv-fail-last", "misleading-pass/S1-arc-none-direct"),
        Pair(.passFromEarlierLeg, "misleading-pass/07-caf-with-trusted-border", "misleading-pass/06-healthy-caf"),
        Pair(
            .passFromUntrustedHop, "misleading-pass/08-caf-with-untrusted-border", "misleading-pass/07-caf-with-trusted-border"),
        Pair(.forgedAuthenticationResults, "misleading-pass/16-forged-results", "forged/not-forged-google-twice"),
        Pair(.resultCopiedDownstream, "forwarded/only-a-renamed-copy", "misleading-pass/01-clean-direct"),
        Pair(.resultsDisagree, "misleading-pass/12-list-arc-override", "misleading-pass/06-healthy-caf"),
        Pair(.noResultsAtFinalHop, "direct/gmail-without-results", "misleading-pass/01-clean-direct"),
        Pair(.sameOrgDifferentService, "misleading-pass/02-direct-sendgrid", "misleading-pass/01-clean-direct"),
        Pair(.microsoftOOFLoop, "misleading-pass/18-vacation-reply", "forwarded/microsoft-redirect"),
        Pair(.timeTravel, "direct/time-travel-two-days", "direct/small-clock-skew"),
        Pair(.missingHop, "forwarded/srs0-forwarder-left-no-line", "forwarded/srs0"),
    ]

    @Test func everyFindingHasAPair() {
        #expect(Set(Self.pairs.map(\.code)) == Set(FindingCode.allCases))
    }

    @Test(arguments: pairs)
    func firesHereAndNotThere(_ pair: Pair) throws {
        let fires = try #require(LabelledCase.corpus.first { $0.name == pair.fires })
        let silent = try #require(LabelledCase.corpus.first { $0.name == pair.silent })
        #expect(labelled(fires).contains(pair.code.rawValue))
        #expect(!labelled(silent).contains(pair.code.rawValue))
        #expect(fires.trace.findings.contains { $0.code == pair.code })
        #expect(!silent.trace.findings.contains { $0.code == pair.code })
    }

    private func labelled(_ labelled: LabelledCase) -> [String] {
        labelled.label["findings"].elements.compactMap { $0["code"].string }
    }
}
