import Testing
import TraceFields

@testable import TraceAnalysis

/// The author of a copy without From: what a DMARC result of a trusted server names, and nothing where a list may have written From.
@Suite struct RecordedAuthorTests {
    private static let pass = "spf=pass smtp.mailfrom=info@service.example; dmarc=pass header.from=service.example"

    private static func mail(_ results: String, _ from: String = "", _ change: (inout SampleMail) -> Void = { _ in })
        -> SampleMail
    {
        SampleMail.clean.with {
            $0.results = results
            $0.from = from
            change(&$0)
        }
    }

    static let rows: [(SampleMail, String?, Bool)] = [
        (mail(pass), "service.example", true),
        (mail("spf=fail smtp.mailfrom=a@else.example; dmarc=fail header.from=service.example"), "service.example", true),
        (mail(pass, "From: Service Desk <[email protected]>\n"), "service.example", true),
        (mail(pass, "From: info@service.example\n"), "service.example", false),
        (mail(pass, "From: a@service.example, b@else.example\n"), nil, false),
        (mail("spf=pass smtp.mailfrom=info@service.example"), nil, false),
        (mail("spf=pass smtp.mailfrom=info@service.example; dmarc=pass header.from=host"), nil, false),
        (SampleMail.listed.with { $0.from = "" }, nil, false),
        // Nobody who is trusted says it.
        (
            mail("spf=pass smtp.mailfrom=info@service.example") {
                $0.below = "Authentication-Results: mx.else.example; dmarc=pass header.from=service.example\n"
            }, nil, false
        ),
    ]

    @Test(arguments: rows.indices) func names(_ index: Int) {
        let (mail, author, isRecorded) = Self.rows[index]
        let trace = mail.trace
        #expect(trace.author.map { trace.domains.text($0) } == author)
        #expect((trace.authorRecord != nil) == isRecorded)
    }
}
