import Bytes
import Testing

@Suite("Percent-encoding", .timeLimit(.minutes(5)))
struct PercentEncodingTests {
  @Test(
    "stands for one octet; what begins none stands for itself",
    arguments: [
      ("%41", 0x41, 3), ("%4a", 0x4A, 3), ("%fF0", 0xFF, 3), ("a", 0x61, 1), ("%", 0x25, 1), ("%4", 0x25, 1),
      ("%4g", 0x25, 1), ("%%41", 0x25, 1), ("%+1", 0x25, 1),
    ] as [(String, UInt8, Int)])
  func octet(text: String, value: UInt8, length: Int) {
    let octet = PercentEncoding.octet(at: 0, end: text.utf8.count, in: text.utf8.span)
    #expect(octet == (value, length))
  }

  @Test("ends where its part of the text does")
  func end() {
    let octet = PercentEncoding.octet(at: 0, end: 2, in: "%41".utf8.span)
    #expect(octet == (0x25, 1))
  }

  @Test("means a blank by a plus in forms", arguments: [("a+b%2B%20+", "a b+  "), ("%", "%"), ("", "")])
  func forms(text: String, meaning: String) {
    var bytes: [UInt8] = []
    PercentEncoding.forEachOctet(ofFormAt: ByteRange(start: 0, count: text.utf8.count), in: text.utf8.span) {
      bytes.append($0)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == meaning)
  }

  @Test(
    "is added to what may not stand in a URI, once",
    arguments: [
      ("/v6/a-b._~!$&'()*+,;=:@?", "/v6/a-b._~!$&'()*+,;=:@?"), ("a b", "a%20b"), ("%20%zz%", "%20%25zz%25"),
      ("ä\"<>", "%C3%A4%22%3C%3E"), ("[]{}|\\^`#", "%5B%5D%7B%7D%7C%5C%5E%60%23"), ("\u{7F}\u{0}", "%7F%00"),
    ])
  func encoding(target: String, encoded: String) {
    var text: [UInt8] = []
    text.append(encoding: target.utf8.span)
    #expect(String(decoding: text, as: UTF8.self) == encoded)
  }
}

@Suite("Parameters of a query or a form", .timeLimit(.minutes(5)))
struct URLParametersTests {
  @Test(
    "are parted by ampersands, and from their values by the first equals sign",
    arguments: [
      ("", []), ("a", ["a|-"]), ("a=1", ["a|1"]), ("a=1&b=2", ["a|1", "b|2"]), ("a=1=2&b", ["a|1=2", "b|-"]),
      ("&", ["|-"]), ("&&a=", ["|-", "|-", "a|"]), ("a&", ["a|-"]), ("=", ["|"]), ("a=%26", ["a|%26"]),
    ] as [(String, [String])])
  func parts(text: String, expected: [String]) {
    // The same in the middle of a text.
    let bytes = Array("=&\(text)&=".utf8)
    var parameters = URLParameters(of: ByteRange(start: 2, count: text.utf8.count))
    var found: [String] = []
    while let parameter = parameters.next(in: bytes.span) {
      func part(_ range: ByteRange) -> String { String(repairing: bytes.span.extracting(range.bounds)) }
      found.append("\(part(parameter.name))|\(parameter.hasValue ? part(parameter.value) : "-")")
      let all = parameter.hasValue ? "\(part(parameter.name))=\(part(parameter.value))" : part(parameter.name)
      #expect(part(parameter.range) == all)
    }
    #expect(found == expected)
  }
}
