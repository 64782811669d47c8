import Foundation

/// The validator of python3's module `jsonschema`: another program's opinion of our JSON.
enum PythonSchema {
    /// The interpreter that has the module: one in the package's own environment, or the system's.
    private static let interpreter: String? = {
        let local = ReportFixtures.root.appendingPathComponent(".venv/bin/python3").path
        return [local, "/usr/bin/env"].first { path in
            FileManager.default.isExecutableFile(atPath: path)
                && (try? run(path, ["-c", "import jsonschema"], input: []))?.status == 0
        }
    }()

    static var isAvailable: Bool { interpreter != nil }

    /// What is wrong with the traces, one JSON object a line; empty where nothing is.
    static func errors(in lines: [UInt8], schema: URL) throws -> String {
        let script = """
            import json, sys, jsonschema
            schema = json.load(open(sys.argv[1]))
            jsonschema.Draft202012Validator.check_schema(schema)
            trace = {"$ref": "#/$defs/trace", "$defs": schema["$defs"]}
            validator = jsonschema.Draft202012Validator(trace)
            for line in sys.stdin.buffer:
                trace = json.loads(line)
                for error in validator.iter_errors(trace):
                    print(trace["source"]["name"], list(error.absolute_path), error.message[:200])
            """
        let result = try run(interpreter ?? "", ["-c", script, schema.path], input: lines)
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
        let result = try run(interpreter ?? "", ["-c", script, schema.path], input: document)
        return result.status == 0 ? result.output : result.output + "python3 ended with \(result.status)"
    }

    private static func run(_ path: String, _ arguments: [String], input: [UInt8]) throws -> (status: Int32, output: String) {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = (path.hasSuffix("/env") ? ["python3"] : []) + arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
