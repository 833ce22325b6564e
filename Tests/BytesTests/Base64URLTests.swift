import Bytes
import Testing

@Suite("Base64 for URLs")
struct Base64URLTests {
  private func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    Base64URL.append(bytes.span, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  private func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = [1, 2, 3]
    return Base64URL.decode(text.utf8.span, into: &bytes) ? bytes : nil
  }

  @Test(
    "is that of RFC 4648, section 10, without its padding",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"),
    ])
  func vectors(plain: String, encoded: String) {
    #expect(text(Array(plain.utf8)) == encoded)
    #expect(bytes(encoded) == Array(plain.utf8))
  }

  @Test("has a text for all bytes")
  func everyByte() {
    let all = (0...255).map { UInt8($0) }
    #expect(text([0xFB, 0xFF]) == "-_8")
    for count in 253...256 { #expect(bytes(text(Array(all.suffix(count)))) == all.suffix(count)) }
  }

  @Test(
    "takes no other spelling of the same bytes",
    arguments: ["Zg==", "Zh", "Zm9=", "Zm9", "Z", "Zm9vY", "Zm 9v", "Zm9v\n", "+/8", "-_9", "Zm9v.", "é"])
  func strict(text: String) {
    #expect(bytes(text) == nil)
  }
}
