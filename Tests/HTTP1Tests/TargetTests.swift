import HTTP1
import Testing

@Suite("Request target (RFC 9112, section 3.2)")
struct TargetTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    var line: String
    var form: RequestHead.TargetForm
    var path: String
    var query: String?
    var authority = "field:1"

    var testDescription: String { line }
  }

  @Test(
    "Each form is taken apart",
    arguments: [
      Vector(line: "GET /", form: .origin, path: "/"),
      Vector(line: "GET /a/b%20c%zz", form: .origin, path: "/a/b%20c%zz"),
      Vector(line: "GET /a?", form: .origin, path: "/a", query: ""),
      Vector(line: "GET /a?b=c&d=?/", form: .origin, path: "/a", query: "b=c&d=?/"),
      Vector(line: "GET /?a", form: .origin, path: "/", query: "a"),
      Vector(line: "GET //other/path", form: .origin, path: "//other/path"),
      Vector(line: "GET /http://other/", form: .origin, path: "/http://other/"),
      Vector(line: "GET /*", form: .origin, path: "/*"),
      Vector(line: "GET /a;b=c,d:e@f", form: .origin, path: "/a;b=c,d:e@f"),
      Vector(line: "GET /{id}|[x]\"<>\\^`", form: .origin, path: "/{id}|[x]\"<>\\^`"),
      Vector(line: "OPTIONS *", form: .asterisk, path: "*"),
      Vector(line: "OPTIONS /", form: .origin, path: "/"),
      Vector(line: "GET http://target", form: .absolute, path: "/", authority: "target"),
      Vector(line: "GET https://target:443/", form: .absolute, path: "/", authority: "target:443"),
      Vector(line: "GET HTTPS://[::1]:4443/a/b?c", form: .absolute, path: "/a/b", query: "c", authority: "[::1]:4443"),
      Vector(line: "GET http://target?q", form: .absolute, path: "/", query: "q", authority: "target"),
      Vector(line: "GET http://target?q/r", form: .absolute, path: "/", query: "q/r", authority: "target"),
      Vector(line: "GET http://target//x", form: .absolute, path: "//x", authority: "target"),
      Vector(line: "OPTIONS http://target", form: .asterisk, path: "/", authority: "target"),
      Vector(line: "OPTIONS http://target/", form: .absolute, path: "/", authority: "target"),
      Vector(line: "OPTIONS http://target?q", form: .absolute, path: "/", query: "q", authority: "target"),
    ])
  func forms(vector: Vector) throws {
    let read = try accepted(request("\(vector.line) HTTP/1.1", ["Host: field:1"]))
    #expect(read.form == vector.form)
    #expect(read.path == vector.path)
    #expect(read.query == vector.query)
    #expect(read.authority == vector.authority)
    #expect("\(read.methodName) \(read.target)" == vector.line)
  }

  @Test(
    "A target of no form its method allows is refused",
    arguments: [
      ("GET *", HTTPError.invalidTargetForm),
      ("POST *", .invalidTargetForm),
      ("OPTIONS **", .invalidTargetForm),
      ("OPTIONS *?a", .invalidTargetForm),
      ("GET a", .invalidTargetForm),
      ("GET ?a", .invalidTargetForm),
      ("GET a/b", .invalidTargetForm),
      ("GET host:443", .invalidTargetForm),
      ("GET ftp://host/", .invalidTargetForm),
      ("GET httpss://host/", .invalidTargetForm),
      ("GET http:/host/", .invalidTargetForm),
      ("GET http:?//host", .invalidTargetForm),
      ("GET http:/", .invalidTargetForm),
      ("GET http://", .invalidTargetAuthority),
      ("GET http:///a", .invalidTargetAuthority),
      ("GET http://?a", .invalidTargetAuthority),
      ("GET http://:80/", .invalidTargetAuthority),
      ("GET http://user@host/", .invalidTargetAuthority),
      ("GET http://user:secret@host/", .invalidTargetAuthority),
      ("GET http://host:x/", .invalidTargetAuthority),
      ("GET http://a_b c/", .invalidVersion(at: 15)),
      ("CONNECT host:443", .connectNotSupported),
      ("CONNECT /", .connectNotSupported),
    ])
  func wrongForm(line: String, error: HTTPError) {
    #expect(refusal("\(line) HTTP/1.1\r\n") == error)
  }

  @Test("Only visible ASCII is allowed, and no fragment", arguments: UInt8.min...UInt8.max)
  func everyByte(byte: UInt8) throws {
    for prefix in ["GET /a", "GET /a?b", "GET /abcdefghijkl"] {
      let line = Array(prefix.utf8) + [byte] + Array("z HTTP/1.1\r\n".utf8)
      let position = prefix.utf8.count
      switch byte {
      case 0x21...0x22, 0x24...0x7e: #expect(Transcript([line[...]]).error == nil)
      case UInt8(ascii: "\n"): #expect(refusal(line) == .bareLineFeed(at: position))
      case UInt8(ascii: "\r"): #expect(refusal(line) == .missingVersion(at: position))
      case UInt8(ascii: " "): #expect(refusal(line) == .invalidVersion(at: position + 1))
      case UInt8(ascii: "#"): #expect(refusal(line) == .fragmentInTarget(at: position))
      default: #expect(refusal(line) == .invalidTargetByte(at: position))
      }
    }
  }

  @Test("The longest target passes, one byte more does not", arguments: ["/", "/?", "https://host/"])
  func limit(prefix: String) throws {
    let longest = prefix + String(repeating: "a", count: HTTPLimits.target - prefix.utf8.count)
    let read = Transcript([Array(request("GET \(longest) HTTP/1.1").utf8)[...]]).requests.first
    #expect(read?.target == longest)
    #expect(refusal("GET \(longest)a HTTP/1.1\r\n") == .targetTooLong)
    #expect(refusal("GET \(longest)a") == .targetTooLong)
  }
}
