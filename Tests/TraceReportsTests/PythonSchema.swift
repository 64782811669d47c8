import Foundation

/// Programs of python3: other people's opinion of what we write.
enum PythonSchema {
    /// An interpreter that has these modules: the environment of `make exports-test`, one in the package's folder, or the system's.
    static func interpreter(_ modules: String) -> String? {
        let places = [".build/exports-venv/bin/python3", ".venv/bin/python3"].map {
            ReportFixtures.root.appendingPathComponent($0).path
        }
        return (places + ["/usr/bin/env"]).first { path in
            FileManager.default.isExecutableFile(atPath: path)
                && (try? run(path, ["-c", "import " + modules], input: []))?.status == 0
        }
    }

    private static let validator = interpreter("jsonschema")

    static var isAvailable: Bool { validator != nil }

    /// What is wrong with the objects, one JSON object a line; empty where nothing is. `schema` is a definition of the trace
    /// schema, or a schema of its own that may refer to that one.
    static func errors(in lines: [UInt8], schema: URL, definition: String? = "trace") throws -> String {
        let script = """
            import json, sys, jsonschema
            schemas = [json.load(open(path)) for path in sys.argv[1:3]]
            for schema in schemas: jsonschema.Draft202012Validator.check_schema(schema)
            name = sys.argv[3]
            wanted = {"$ref": schemas[0]["$id"] + ("#/$defs/" + name if name else "")}
            store = {schema["$id"]: schema for schema in schemas}
            try:
                from referencing import Registry, Resource
                registry = Registry().with_resources((key, Resource.from_contents(value)) for key, value in store.items())
                validator = jsonschema.Draft202012Validator(wanted, registry=registry)
            except ImportError:
                resolver = jsonschema.RefResolver("", wanted, store=store)
                validator = jsonschema.Draft202012Validator(wanted, resolver=resolver)
            for line in sys.stdin.buffer:
                for error in validator.iter_errors(json.loads(line)):
                    print(list(error.absolute_path), error.message[:200])
            """
        let result = try run(
            validator ?? "", ["-c", script, schema.path, ReportSchemaTests.jsonSchema.path, definition ?? ""], input: lines)
        return result.status == 0 ? result.output : result.output + "python3 ended with \(result.status)"
    }

    /// What is wrong with one document; empty where nothing is.
    static func errors(inDocument document: [UInt8], schema: URL) throws -> String {
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
                print(list(error.absolute_path), error.message[:200])
            """
        let result = try run(validator ?? "", ["-c", script, schema.path], input: document)
        return result.status == 0 ? result.output : result.output + "python3 ended with \(result.status)"
    }

    /// Runs a program; its standard error goes with its output.
    static func run(_ path: String, _ arguments: [String], input: [UInt8]) throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = (path.hasSuffix("/env") ? ["python3"] : []) + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
