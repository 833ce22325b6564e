import Exchange
import Testing

@Suite("A peer's address")
struct PeerTests {
  @Test(
    "of IPv6 is written as RFC 5952 has it",
    arguments: [
      (0, 1, "[::1]:9"), (0, 0, "[::]:9"), (0x2001_0db8_0000_0000, 1, "[2001:db8::1]:9"),
      (0x2001_0db8_0000_0001, 0x0001_0001_0001_0001, "[2001:db8:0:1:1:1:1:1]:9"),
      (0x2001_0000_0000_0001, 0x0000_0000_0000_0001, "[2001:0:0:1::1]:9"), (0xfe80_0000_0000_0000, 0, "[fe80::]:9"),
    ] as [(UInt64, UInt64, String)])
  func ipv6(high: UInt64, low: UInt64, text: String) {
    #expect(Peer(ipv6High: high, low: low, port: 9).description == text)
  }

  @Test("of IPv4 is written with dots")
  func ipv4() {
    #expect(Peer(ipv4: 0x7F00_0001, port: 4443).description == "127.0.0.1:4443")
  }
}
