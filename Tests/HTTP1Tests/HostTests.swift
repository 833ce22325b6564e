import HTTP1
import Testing

@Suite("Host (RFC 9112, section 3.2)")
struct HostTests {
  @Test(
    "A host with an optional port is taken",
    arguments: [
      "x", "localhost:4443", "example.com", "EXAMPLE.com.", "127.0.0.1", "127.0.0.1:1", "999.1", "x:", "x:0", "x:65535",
      "x:0000443", "a_b-c~d!$&'()*+,;=.e", "%41%2f", "[::]", "[::1]", "[::1]:443", "[1:2:3:4:5:6:7:8]", "[1::8]",
      "[1:2:3:4:5:6:7::]", "[::2:3:4:5:6:7:8]", "[::ffff:127.0.0.1]", "[1:2:3:4:5:6:255.255.255.255]",
      "[FE80::abcd:EF01]",
    ])
  func valid(host: String) throws {
    #expect(try accepted(request("GET / HTTP/1.1", ["Host: \(host)"])).authority == host)
    #expect(try accepted(request("GET http://\(host)/ HTTP/1.1", ["Host: y"])).authority == host)
  }

  @Test(
    "What is no host is refused",
    arguments: [
      "", ":443", "a b", "a/b", "a?b", "a#b", "a@b", "user:pw@host", "http://a", "x:65536", "x:99999999999999999999",
      "x:-1", "x:+1", "x:4a", "x:1:2", "x: 1", "%", "%4", "%4g", "a%", "é", "[", "[]", "[::1", "::1", "[::1]x",
      "[::1]:x",
      "[x]", "[1]", "[:]", "[:1]", "[1:]", "[:::]", "[1:::8]", "[1::2::3]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7:8:9]",
      "[1:2:3:4:5:6:7:8::]", "[::1:2:3:4:5:6:7:8]", "[12345::]", "[::1%25eth0]", "[::256.0.0.1]", "[::1.2.3]",
      "[::1.2.3.4.5]", "[::01.2.3.4]", "[::1.2.3.4:1]", "[::1.2.3.]", "[1:2:3:4:5:6:7:1.2.3.4]", "[v1.x]", "a\\b",
      "a\"b", "<a>", "{a}", "a|b", "a^b", "a`b",
    ])
  func invalid(host: String) {
    #expect(refusal(request("GET / HTTP/1.1", ["Host: \(host)"])) == .invalidHost(at: 16))
  }

  @Test("Without Host, HTTP/1.1 is refused and HTTP/1.0 is not")
  func missing() throws {
    #expect(refusal(request("GET / HTTP/1.1", [])) == .missingHost)
    #expect(refusal(request("GET http://x/ HTTP/1.1", ["Hosts: x"])) == .missingHost)
    #expect(try accepted(request("GET / HTTP/1.0", [])).authority == nil)
    #expect(try accepted(request("GET http://x/ HTTP/1.0", [])).authority == "x")
  }

  @Test("A repeated Host is refused, whatever its value and version", arguments: ["HTTP/1.1", "HTTP/1.0"])
  func repeated(version: String) {
    #expect(refusal(request("GET / \(version)", ["Host: x", "hOST: x"])) == .repeatedHost(at: 25))
    #expect(refusal(request("GET / \(version)", ["Host: x", "A: b", "Host: y"])) == .repeatedHost(at: 31))
  }

  @Test("A Host that does not count must still be valid")
  func invalidBesideAbsoluteForm() {
    #expect(refusal(request("GET http://x/ HTTP/1.1", ["Host: a b"])) == .invalidHost(at: 24))
  }
}
