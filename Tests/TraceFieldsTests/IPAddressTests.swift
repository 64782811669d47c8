import Testing

import TraceFields

@Suite struct IPAddressTests {
    private static func read(_ text: String) -> IPAddress? {
        let bytes = [UInt8]("<\(text)>".utf8)
        return IPAddress(bytes, ByteRange(1, bytes.count - 1))
    }

    @Test(arguments: [
        "192.0.2.1", "[192.0.2.1]", "(192.0.2.1)", "[(192.0.2.1)]", "([192.0.2.1])", "[192.0.2.1]:25", "192.0.2.1:60724",
        "[192.0.2.1:60724]",
        "[192.0.2.1.63559]", "192.0.2.1#25", "[192.0.2.1]#25", " [ 192.0.2.1 ] ", "::ffff:192.0.2.1", "[IPv6:::ffff:192.0.2.1]",
        "[::FFFF:c000:0201]", "(192.0.2.1:25)", "([192.0.2.1]:443)", "0:0:0:0:0:ffff:192.0.2.1",
    ]) func readsVersion4(_ text: String) {
        #expect(Self.read(text) == IPAddress(v4: 0xC000_0201))
    }

    @Test(
        arguments: [
            ("2001:db8::1", 0x2001_0DB8_0000_0000, 1), ("[IPv6:2001:db8::1]", 0x2001_0DB8_0000_0000, 1),
            ("[ipv6:2001:DB8:0:0:0:0:0:1]", 0x2001_0DB8_0000_0000, 1),
            ("2001:0db8:0000:0000:0000:0000:0000:0001", 0x2001_0DB8_0000_0000, 1),
            ("[fe80::7830%6]", 0xFE80_0000_0000_0000, 0x7830), ("fe80::1%eth0", 0xFE80_0000_0000_0000, 1), ("::", 0, 0),
            ("::1", 0, 1),
            ("2002:a05::", 0x2002_0A05_0000_0000, 0), ("[2001:db8::1]:25", 0x2001_0DB8_0000_0000, 1),
            ("2001:db8::1#25", 0x2001_0DB8_0000_0000, 1), ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004, 0x0005_0006_0007_0000),
            ("64:ff9b::192.0.2.1", 0x0064_FF9B_0000_0000, 0xC000_0201),
        ] as [(String, UInt64, UInt64)]) func readsVersion6(_ text: String, _ high: UInt64, _ low: UInt64)
    {
        #expect(Self.read(text) == IPAddress(high: high, low: low))
    }

    @Test(arguments: [
        "", " ", "[]", "()", "[", "]", "1", "192.0.2", "192.0.2.", "192.0.2.256", "192.0.2.01", "7.0.030.2", "192.0.2.1.",
        "192.0.2.1x",
        "192.0.2.1:", "192.0.2.1:99999", "192.0.2.1.1.1", "1.2.3.4/24", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "12345::",
        "2001:db8:", "g::1", "::1.2.3", "host.example", "[unix socket]", "[local]", "UNKNOWN", "192.0.2.1 192.0.2.2",
        "[192.0.2.1",
        "1.2.3.4.5.6", "deadbeef", "abcd", "fe80::1% 6", "1111.1.1.1",
    ]) func refuses(_ text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func refusesRangesOutsideTheBytes() {
        #expect(IPAddress([], ByteRange(0, 0)) == nil)
        #expect(IPAddress([0x31], ByteRange(0, 9)) == nil)
        #expect(IPAddress([UInt8](repeating: 0x31, count: 5_000), ByteRange(0, 5_000)) == nil)
    }

    @Test(arguments: [
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.127.255.255", "169.254.1.1", "fe80::1",
        "febf::1",
        "fc00::1", "fdff::1", "fec0::1", "2002:a05::1", "2002:c0a8:101::",
    ]) func isPrivate(_ text: String) {
        let address = Self.read(text)
        #expect(address?.isPrivate == true)
        #expect(address?.isRoutable == false)
        #expect(address?.isPublic == false)
    }

    @Test(arguments: ["127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1"]) func isLoopback(_ text: String) {
        let address = Self.read(text)
        #expect(address?.isLoopback == true)
        #expect(address?.isRoutable == false)
    }

    @Test(arguments: ["0.0.0.0", "::"]) func isUnspecified(_ text: String) {
        let address = Self.read(text)
        #expect(address?.isUnspecified == true)
        #expect(address?.isRoutable == false)
    }

    @Test(arguments: ["192.0.2.1", "198.51.100.255", "203.0.113.0", "2001:db8::1", "3fff:fff::1"])
    func documentationIsRoutable(_ text: String) {
        let address = Self.read(text)
        #expect(address?.isDocumentation == true)
        #expect(address?.isRoutable == true)
        #expect(address?.isPublic == false)
    }

    @Test(arguments: [
        "9.255.255.255", "11.0.0.0", "172.15.0.1", "172.32.0.1", "192.167.0.1", "100.63.255.255", "100.128.0.0", "169.253.0.1",
        "128.0.0.1",
        "192.0.3.1", "2001:db9::1", "2600::1", "2002:808:808::1", "fe00::1",
    ]) func isPublic(_ text: String) {
        let address = Self.read(text)
        #expect(address?.isPublic == true)
        #expect(address?.isDocumentation == false)
        #expect(address?.isPrivate == false)
    }

    @Test(arguments: ["224.0.0.1", "255.255.255.255", "198.18.0.1", "198.19.255.255", "192.0.0.8", "ff02::1"])
    func isNotPublic(_ text: String) {
        #expect(Self.read(text)?.isPublic == false)
    }

    @Test func sixToFourHoldsVersion4() {
        #expect(Self.read("2002:a05:6e02::")?.embeddedIPv4In6to4 == IPAddress(v4: 0x0A05_6E02))
        #expect(Self.read("2001:a05:6e02::")?.embeddedIPv4In6to4 == nil)
        #expect(Self.read("32.2.10.5")?.embeddedIPv4In6to4 == nil)
    }
}
