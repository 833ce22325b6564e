import Cryptography
import Testing

@Suite("Names for a certificate")
struct HostNameTests {
  @Test(
    "are DNS names in lower case",
    arguments: [
      ("localhost", "localhost"), ("VB365.Example", "vb365.example"), ("*.a.example", "*.a.example"),
      ("vb365_1", "vb365_1"),
      ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("1.2.3.4a", "1.2.3.4a"), ("3com.example", "3com.example"),
    ])
  func domains(text: String, name: String) throws {
    #expect(try HostName(text).form == .dns(name))
    #expect(try HostName(text).description == name)
  }

  @Test(
    "are addresses, spelled as RFC 5952 says",
    arguments: [
      ("127.0.0.1", [127, 0, 0, 1], "127.0.0.1"), ("0.0.0.0", [0, 0, 0, 0], "0.0.0.0"),
      ("::1", [UInt8](repeating: 0, count: 15) + [1], "::1"), ("::", [UInt8](repeating: 0, count: 16), "::"),
      ("2001:DB8:0:0:1:0:0:1", [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1], "2001:db8::1:0:0:1"),
      ("2001:db8::", [0x20, 1, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 12), "2001:db8::"),
      ("1:0:2:3:4:5:6:7", [0, 1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7], "1:0:2:3:4:5:6:7"),
      ("::ffff:1.2.3.4", [UInt8](repeating: 0, count: 10) + [255, 255, 1, 2, 3, 4], "::ffff:102:304"),
    ] as [(String, [UInt8], String)])
  func addresses(text: String, bytes: [UInt8], spelling: String) throws {
    #expect(try HostName(text).form == .ip(bytes))
    #expect(try HostName(text).description == spelling)
    #expect(try HostName(spelling) == HostName(text))
  }

  @Test(
    "are refused with a reason",
    arguments: [
      ("", HostNameError.empty), ("bücher.example", .notASCII), (".", .address), ("a.", .length), (".a", .length),
      ("a..b", .length), (String(repeating: "a", count: 64), .length),
      (String(repeating: "a.", count: 127) + "a", .length),
      ("*", .wildcard), ("a.*", .wildcard), ("a*.example", .wildcard), ("*.*.example", .wildcard),
      ("*.test", .wildcardTooHigh), ("*.localhost", .wildcardTooHigh), ("*.a_b.test", .wildcardCharacter),
      ("a b", .character), ("a,DNS:b", .address), ("a\nb", .character), ("-a", .character), ("a-", .character),
      ("https://a", .address), ("1.2.3", .address), ("1.2.3.256", .address), ("1.2.3.4.5", .address),
      ("1234", .address),
      ("[::1]", .address), ("fe80::1%eth0", .address), (":", .address), ("::1/64", .address), ("a/b", .character),
      ("::1\0", .address), ("a\0b", .character), ("1.2.3.4\0", .character), ("01.2.3.4", .address),
    ])
  func refusals(text: String, error: HostNameError) {
    #expect(throws: error) { try HostName(text) }
  }

  @Test("have 4 or 16 bytes when they are addresses", arguments: 0...17)
  func addressBytes(count: Int) {
    let name = HostName(address: [UInt8](repeating: 1, count: count))
    #expect((name != nil) == (count == 4 || count == 16))
  }
}
