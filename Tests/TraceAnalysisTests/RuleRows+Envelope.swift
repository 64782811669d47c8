@testable import TraceAnalysis

extension RuleRow {
    static let envelopeRows: [RuleRow] = [
        .fires(
            .envelopeNullSender, .info, "a delivery report",
            mail {
                $0.path = ""
                $0.results = "spf=pass smtp.helo=mail.service.example; dmarc=pass header.from=service.example"
            }),
        .silent(.envelopeNullSender, .fieldPresent, "an ordinary sender", .clean),
        .silent(
            .envelopeNullSender, .fieldPresent, "only an older delivery had no sender",
            mail {
                $0.below = "Return-Path: <>\n"
            }),

        .fires(
            .returnPathMissing, .info, "an archive copy",
            mail {
                $0.path = nil
                $0.results = nil
            }),
        .silent(.returnPathMissing, .fieldPresent, "the field is there", .clean),
        .silent(.returnPathMissing, .fieldPresent, "the results name the sender", mail { $0.path = nil }),

        .fires(
            .verpNotForwarding, .info, "a delivery tag of SendGrid",
            mail {
                $0.client = "o1.em801.sendgrid.net"
                $0.path = "bounces+12345678-ab12-reader=mailbox.example@em801.service.example"
                $0.results = "spf=pass smtp.mailfrom=\"bounces+12345678-ab12-reader=mailbox.example@em801.service.example\""
            }),
        .fires(
            .verpNotForwarding, .info, "a form that one domain has for itself",
            mail {
                $0.path = "BATV+0123456789abcdef0123+6954+infradead.org+user@bombadil.srs.infradead.org"
                $0.results = "spf=pass smtp.mailfrom=\"\($0.path ?? "")\""
            }),
        .fires(
            .verpNotForwarding, .info, .form, "a form that anybody can write",
            mail {
                $0.path = "bounces+12345678-ab12-reader=mailbox.example@em801.service.example"
                $0.results = "spf=pass smtp.mailfrom=\"bounces+12345678-ab12-reader=mailbox.example@em801.service.example\""
            }),
        .silent(.verpNotForwarding, .otherRole, "a plain sender", .clean),
        .silent(
            .verpNotForwarding, .otherRole, "the address that a list made for a subscriber",
            SampleMail.listed.with {
                $0.path = "dev-owner+reader=40mailbox.example-S1234@lists.example.org"
                $0.results = nil
            }),

        .fires(
            .sameOrgDifferentService, .info, "a subdomain of the author's",
            mail {
                $0.path = "x@em801.service.example"
                $0.results = "spf=pass smtp.mailfrom=x@em801.service.example; dmarc=pass header.from=service.example"
            }),
        .silent(.sameOrgDifferentService, .aligned, "the author's own name", .clean),
        .silent(
            .sameOrgDifferentService, .otherResult, "a guess is no PASS",
            mail {
                $0.path = "x@em801.service.example"
                $0.results =
                    "spf=pass (x: best guess record for domain of x@em801.service.example designates 192.0.2.25 as permitted "
                    + "sender) smtp.mailfrom=x@em801.service.example; dmarc=pass header.from=service.example"
            }),
        .silent(
            .sameOrgDifferentService, .otherRole, "the policy asks for the very name",
            mail {
                $0.path = "x@em801.service.example"
                $0.results =
                    "spf=pass smtp.mailfrom=x@em801.service.example; dmarc=fail (p=none aspf=s) header.from=service.example"
            }),

        .fires(
            .microsoftOOFLoop, .info, "an automatic reply",
            mail {
                $0.path = ""
                $0.results = "dkim=pass header.d=service.example header.s=s1; spf=none smtp.helo=mail.service.example"
                $0.fields = "X-MS-Exchange-Inbox-Rules-Loop: piyo@service.example\nAuto-Submitted: auto-generated\n"
            }),
        .silent(
            .microsoftOOFLoop, .tooFewSigns, "the mark alone",
            mail {
                $0.fields = "X-MS-Exchange-Inbox-Rules-Loop: piyo@service.example\n"
            }),
        .silent(.microsoftOOFLoop, .nothingToJudge, "no mark", .clean),
    ]
}
