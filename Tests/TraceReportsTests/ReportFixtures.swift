import Foundation
import TraceAnalysis

@testable import TraceReports

/// Messages and reports for the tests of this folder.
enum ReportFixtures {
    /// The package's own folder.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let xmlSchema = root.appendingPathComponent("reports/schema/hoptrace-trace-1.xsd").path

    /// Every message of the Corpus by its path below it, in a stable order.
    static let corpus: [String] = {
        let folder = root.appendingPathComponent("Corpus").resolvingSymlinksInPath()
        let walker = FileManager.default.enumerator(atPath: folder.path)
        var paths: [String] = []
        while let path = walker?.nextObject() as? String {
            if path.hasSuffix(".eml") { paths.append(path) }
        }
        return paths.sorted()
    }()

    /// A part of the Corpus for tests that do much with each message.
    static let sample = corpus.enumerated().filter { $0.offset % 7 == 0 || $0.element.hasPrefix("misleading-pass/") }.map {
        $0.element
    }

    static func message(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: root.appendingPathComponent("Corpus").appendingPathComponent(path)))
    }

    static func corpusReport(_ path: String, _ language: Language = .english) throws -> Report {
        report(try message(path), language, name: path)
    }

    static func report(
        _ message: [UInt8], _ language: Language = .english, name: String = "test.eml", trust: [String] = []
    ) -> Report {
        Report(
            MessageTracer(options: TraceOptions(trust: trust)).trace(message), source: Source(name: name, message: message),
            options: Report.Options(trust: trust, language: language))
    }

    static func report(_ message: String, _ language: Language = .english, trust: [String] = []) -> Report {
        report(Array(message.utf8), language, trust: trust)
    }

    /// A message that came through a Google forwarding, with `text` wherever a header lets one put text.
    static func message(holding text: String) -> String {
        """
        Return-Path: <piyo+caf_=reader=mailbox.example@company.example>
        Received: from relay.company.example (relay.company.example [192.0.2.7] \(text))
         by mx.mailbox.example (\(text)) with ESMTPS id \(text)
         for <reader@mailbox.example>; Sun, 01 Mar 2026 12:00:09 +0000
        Authentication-Results: mx.mailbox.example; spf=pass (\(text)) smtp.mailfrom="\(text)@company.example";
         dkim=temperror reason="\(text)" header.d=service.example header.s=s1
        X-Forwarded-For: \(text) reader@mailbox.example
        Received: from \(text) ([198.51.100.9]) by mx.company.example with ESMTP id q1
         for <piyo@company.example>; Sun, 01 Mar 2026 12:00:02 +0000
        From: "\(text)" <info@service.example>
        To: \(text) <piyo@company.example>
        Subject: \(text)
        Message-ID: <\(text)@service.example>
        Date: Sun, 01 Mar 2026 12:00:00 +0000
        \(text)

        """
    }
}
