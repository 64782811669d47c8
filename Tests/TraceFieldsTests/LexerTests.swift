import Testing

@testable import TraceFields

@Suite struct LexerTests {
    @Test func classTableHas256Rows() { #expect(ByteClass.table.utf8CodeUnitCount == 256) }
}
