extension IPAddress {
    /// 127.0.0.0/8 and ::1.
    public var isLoopback: Bool {
        isIPv4 ? low >> 24 == 127 : high == 0 && low == 1
    }

    /// 0.0.0.0/8 and ::, which no host has.
    public var isUnspecified: Bool {
        isIPv4 ? low >> 24 == 0 : high == 0 && low == 0
    }

    /// 169.254.0.0/16 (RFC 3927) and fe80::/10 (RFC 4291 §2.5.6).
    public var isLinkLocal: Bool {
        isIPv4 ? low >> 16 == 0xA9FE : high >> 54 == 0x3FA
    }

    /// An address that has no meaning outside of its network: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 (RFC 1918), 100.64.0.0/10
    /// (RFC 6598), link-local, fc00::/7 (RFC 4193), fec0::/10 (RFC 3879), and 6to4 made of one of these (RFC 3964 §5.3.1).
    public var isPrivate: Bool {
        if isLinkLocal { return true }
        guard isIPv4 else {
            if let embedded = embeddedIPv4In6to4 { return embedded.isPrivate || embedded.isLoopback }
            return high >> 57 == 0x7E || high >> 54 == 0x3FB
        }
        return low >> 24 == 10 || low >> 20 == 0xAC1 || low >> 16 == 0xC0A8 || low >> 22 == 0x191
    }

    /// 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 (RFC 5737), 2001:db8::/32 (RFC 3849) and 3fff::/20 (RFC 9637).
    public var isDocumentation: Bool {
        guard isIPv4 else { return high >> 32 == 0x2001_0DB8 || high >> 44 == 0x3FFF0 }
        return low >> 8 == 0xC0_0002 || low >> 8 == 0xC6_3364 || low >> 8 == 0xCB_0071
    }

    /// Whether the address can stand for one host of the Internet: not loopback, private, link-local or unspecified.
    ///
    /// Documentation addresses count, so that examples are analysed as what they stand for.
    public var isRoutable: Bool { !isLoopback && !isPrivate && !isUnspecified }

    /// Whether it is an address that the Internet routes: routable, and neither documentation, benchmark (RFC 2544), multicast
    /// nor reserved.
    public var isPublic: Bool {
        guard isRoutable, !isDocumentation else { return false }
        return isIPv4 ? low >> 28 < 0xE && low >> 17 != 0x6309 && low >> 8 != 0xC0_0000 : high >> 56 != 0xFF
    }

    /// The IPv4 address inside of a 6to4 address, 2002::/16 (RFC 3056 §2).
    public var embeddedIPv4In6to4: IPAddress? {
        guard !isIPv4, high >> 48 == 0x2002 else { return nil }
        return IPAddress(v4: UInt32(truncatingIfNeeded: high >> 16))
    }
}
