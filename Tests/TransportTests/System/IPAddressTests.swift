import Testing
import Transport

@Suite struct IPAddressTests {
  @Test(
    "An address is read and written back in its canonical form",
    arguments: [
      ("127.0.0.1", "127.0.0.1"),
      ("0.0.0.0", "0.0.0.0"),
      ("255.255.255.255", "255.255.255.255"),
      ("192.0.2.7", "192.0.2.7"),
      ("::", "::"),
      ("::1", "::1"),
      ("[::1]", "::1"),
      ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
      ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6"),
      ("::ffff:127.0.0.1", "::ffff:127.0.0.1"),
    ])
  func roundTrip(text: String, canonical: String) {
    #expect(IPAddress(text)?.description == canonical)
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "", "localhost", "127.0.0", "127.0.0.1.1", "256.0.0.1", "0127.0.0.1", "127.0.0.1 ", "[127.0.0.1]", "[::1", "::1]",
      "[]", "[", ":", ":::", "1::2::3", "fe80::1%eth0", "12345::", "127.0.0.1\0",
    ])
  func refused(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test(
    "Loopback is told from everything else",
    arguments: [
      ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true), ("0.0.0.0", false),
      ("128.0.0.1", false), ("::", false), ("::2", false), ("1::1", false), ("::ffff:128.0.0.1", false),
      ("::fffe:127.0.0.1", false),
    ])
  func loopback(text: String, isLoopback: Bool) throws {
    #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
  }

  @Test("A socket address is written as in a URL")
  func socketAddress() {
    #expect(SocketAddress(host: .loopbackV4, port: 4443).description == "127.0.0.1:4443")
    #expect(SocketAddress(host: .loopbackV6, port: 65535).description == "[::1]:65535")
  }
}
