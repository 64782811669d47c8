internal import ArgumentParser
internal import CAllocator
internal import Foundation
internal import TraceAnalysis
internal import TraceCorpus
internal import TraceReports

/// `hoptrace corpus PATH…`
struct CorpusScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Trace every message of an archive and sum up what they say.",
        discussion: """
            PATH is a mbox, a Maildir, a directory of messages, an archive (gz, xz, zst, bz2, zip, 7z, tar, cpio), an Outlook
            message or store, a file of Dovecot (sdbox, mdbox), one message, or - for standard input. What a file is, its first
            bytes tell. A content that was met before is not counted again.

            With --database a run can be stopped and gone on with: the same command reads what is not complete yet, what is new,
            and what changed.

            EXIT CODES
              0    done
              2    something named could not be read or written; the rest was
              64   wrong use
              70   a bug in hoptrace
              130  stopped by Ctrl-C; what was complete by then is kept
            """)

    @OptionGroup var selection: CorpusSelection

    @Flag(help: "Only find the header fields and count them: names, messages and bytes. Every copy of a message counts.")
    var inventory = false

    @Flag(help: "Say at the end what memory was used: by counts, by digests of contents, and in all.")
    var memory = false

    @OptionGroup var outputs: CorpusOutputs

    @OptionGroup var redaction: RedactionOptions

    @OptionGroup var appearance: Appearance

    func validate() throws {
        guard redaction.redactTable == nil else {
            throw ValidationError(
                "--redact-table belongs to trace, compare, report and export: the names of an archive are too many.")
        }
        guard outputs.database == nil || !redaction.redact || redaction.redactKey != nil else {
            throw ValidationError(
                "--database with --redact needs --redact-key, so that the next run knows what is there already.")
        }
        try outputs.paths.validate(besides: selection)
        guard inventory else { return }
        guard outputs.database == nil, outputs.ndjson == nil, outputs.csv == nil else {
            throw ValidationError("--inventory reads no more than names: it fills no --database, --ndjson or --csv.")
        }
        guard !selection.carried.attached else {
            throw ValidationError("--inventory counts whole messages: it takes no --attached.")
        }
        guard !memory else { throw ValidationError("--inventory counts nothing that grows: it takes no --memory.") }
        let format = try outputs.chosenFormat
        guard format == .text || format == .json else {
            throw ValidationError("--inventory writes text or json.")
        }
    }

    func run() throws {
        do {
            try inventory ? takeInventory() : scan()
        } catch let failure as StoreFailure {
            Diagnostics.say(outputs.database ?? "-", failure.phrase)
            throw ExitStatus.unreadable
        }
    }

    private func scan() throws {
        return_large_pieces()
        let language = appearance.chosenLanguage
        var options = selection.scanOptions
        let redaction = try redaction.redactor().map {
            CorpusRedaction(redactor: $0, tracer: MessageTracer(options: options.trace))
        }
        let storeOptions = StoreOptions(
            trust: selection.tracing.trust, sameOrganization: selection.tracing.sameOrganization,
            redaction: redaction?.fingerprint ?? "", takesAttached: options.takesAttached)
        var results = try CorpusResults(outputs, storeOptions, redaction, version: Hoptrace.version, language: language)
        options.seed = results.store?.seed ?? .random(in: .min ... .max)
        options.hasSHA256 = outputs.ndjson != nil
        options.stop = ScanWatch.stop
        options.outputs = outputs.paths.numbers
        let watch = ScanWatch(selection.inputs)
        var omissions = OmissionLines(selection.inputs)
        let scan = Scan(selection.inputs, options: options, history: results.history)
        let isComplete: Bool
        do {
            isComplete = try scan.run(results.collector) { part, progress in
                try results.take(&part, progress)
                watch.take(progress)
                omissions.tell(progress.omissions)
            }
        } catch {
            watch.end()
            results.abandon()
            throw error
        }
        watch.end()
        omissions.tell(earlier: try results.earlierOmissions(of: omissions.named.sorted()))
        let report = try results.finish(isComplete ? .complete : .stopped, language: language)
        omissions.end()
        try outputs.write(report, appearance)
        if memory { Diagnostics.say(results.memory.sentence) }
        try end(isComplete, omissions)
    }

    private func takeInventory() throws {
        var options = selection.scanOptions
        options.stop = ScanWatch.stop
        options.outputs = outputs.paths.numbers
        let watch = ScanWatch(selection.inputs)
        var omissions = OmissionLines(selection.inputs)
        let found = try Scan(selection.inputs, options: options, history: NoHistory()).inventory { progress in
            watch.take(progress)
            omissions.tell(progress.omissions)
        }
        watch.end()
        omissions.end()
        if let found {
            let report = InventoryReport(
                rows: found.rows.map {
                    InventoryReport.Row(name: $0.name, fields: $0.fields, messages: $0.messages, bytes: $0.bytes)
                }, messages: found.messages, headerBytes: found.headerBytes, otherFields: found.otherFields,
                otherBytes: found.otherBytes)
            let text = appearance.textOptions(isFile: outputs.output != nil)
            try ReportOutput.write(
                try outputs.chosenFormat == .json
                    ? report.json : Array(report.text(text, language: appearance.chosenLanguage).utf8),
                to: outputs.output)
        }
        try end(found != nil, omissions)
    }

    /// Says how a run that was stopped is gone on with, and picks the exit code.
    private func end(_ isComplete: Bool, _ omissions: OmissionLines) throws {
        guard isComplete else {
            Diagnostics.say(
                outputs.database == nil
                    ? Phrase(
                        en: "stopped. With --database the same command would go on where it was.",
                        ja: "中断しました。--databaseを指定していれば、同じコマンドで続きから再開できます。")
                    : Phrase(
                        en: "stopped. What was complete is in the database; the same command goes on from there.",
                        ja: "中断しました。読み終えた分はデータベースに入っています。同じコマンドで続きから再開できます。"))
            throw ExitStatus.stopped
        }
        if omissions.missesNamed { throw ExitStatus.unreadable }
    }
}
