import Foundation
import Testing

@testable import TraceReports

/// The libraries of the tools that take the exports read them: stix2, pymisp and lxml. `make exports-test` installs them into an
/// environment of their own; without them these tests are skipped.
@Suite struct ExportEcosystemTests {
    static let stix = PythonSchema.interpreter("stix2")
    static let misp = PythonSchema.interpreter("pymisp")
    static let lxml = PythonSchema.interpreter("lxml.etree")

    private static func exports() throws -> [(String, Export)] {
        let hostile = try HostileTextTests.names.map { ($0, try ExportTests.hostile($0)) }
        let corpus = try ReportFixtures.sample.map { path in
            (path, ExportTests.export([(path, try ReportFixtures.message(path))]))
        }
        return [("seed", try ExportTests.export(ExportTests.seed, .japanese))] + hostile + corpus
    }

    /// Runs a script once with every document, one file each.
    private static func run(_ interpreter: String?, _ format: Export.Format, _ script: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (index, export) in try exports().enumerated() {
            let name = String(index) + "-" + export.0.filter { $0.isLetter || $0.isNumber }
            try Data(try export.1.bytes(format)).write(to: folder.appendingPathComponent(name))
        }
        let loop = """
            import sys, os, json
            count = 0
            for name in sorted(os.listdir(sys.argv[1])):
                path = os.path.join(sys.argv[1], name)
                count += 1
                try:
                    check(path)
                except Exception as error:
                    print(name, type(error).__name__, str(error)[:300])
            assert count > 50
            """
        let result = try PythonSchema.run(
            try #require(interpreter), ["-c", script + "\n" + loop, folder.path, ReportSchemaTests.folder.path], input: [])
        return result.status == 0 ? result.output : result.output + "python3 ended with \(result.status)"
    }

    /// stix2 parses every object strictly, and makes the same identifiers of the same observables.
    @Test(.enabled(if: stix != nil, "python3 with the module stix2 is not installed: make exports-test"))
    func stix2ReadsBundles() throws {
        let script = """
            import json, stix2
            def check(path):
                bundle = stix2.parse(open(path, "rb").read().decode(), allow_custom=False)
                assert bundle.type == "bundle" and len(bundle.objects) > 3
                for item in bundle.objects:
                    if item.type in ("email-addr", "domain-name", "ipv4-addr", "ipv6-addr", "email-message", "file"):
                        values = {key: item[key] for key in item if key not in ("id", "type", "spec_version")}
                        again = type(item)(**values)
                        if item.type != "email-message" or "from_ref" in item or "subject" in item:
                            assert again.id == item.id, (item.id, again.id)
            """
        #expect(try Self.run(Self.stix, .stix, script) == "")
    }

    /// pymisp loads every event, and its templates know every relation and type of the objects.
    @Test(.enabled(if: misp != nil, "python3 with the module pymisp is not installed: make exports-test"))
    func pymispReadsEvents() throws {
        let script = """
            import json, os, pymisp
            folder = os.path.join(os.path.dirname(pymisp.__file__), "data", "misp-objects", "objects")
            template = json.load(open(os.path.join(folder, "email", "definition.json")))
            def check(path):
                event = pymisp.MISPEvent()
                event.load_file(path)
                assert event.objects and event.attributes
                for item in event.objects:
                    assert item.name == template["name"] and item.template_uuid == template["uuid"]
                    assert item["meta-category"] == template["meta-category"]
                    relations = [attribute.object_relation for attribute in item.attributes]
                    for attribute in item.attributes:
                        known = template["attributes"][attribute.object_relation]
                        assert known["misp-attribute"] == attribute.type, attribute.object_relation
                        assert attribute.value is not None and not attribute.to_ids
                        if not known.get("multiple"): assert relations.count(attribute.object_relation) == 1, relations
                json.loads(event.to_json())
            """
        #expect(try Self.run(Self.misp, .misp, script) == "")
    }

    /// lxml validates every document against the schema of the part of IODEF that is used.
    @Test(.enabled(if: lxml != nil, "python3 with the module lxml is not installed: make exports-test"))
    func lxmlReadsIODEF() throws {
        let script = """
            import os, sys
            from lxml import etree
            schema = etree.XMLSchema(etree.parse(os.path.join(sys.argv[2], "iodef-2.0-subset.xsd")))
            def check(path):
                document = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True))
                schema.assertValid(document)
                assert document.getroot().tag == "{urn:ietf:params:xml:ns:iodef-2.0}IODEF-Document"
            """
        #expect(try Self.run(Self.lxml, .iodef, script) == "")
    }
}
