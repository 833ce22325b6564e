import Bytes
import Testing

@Suite("Base64 as .NET reads it")
struct Base64Tests {
  @Test(
    "decodes the vectors of RFC 4648, white space of four kinds anywhere, and bits left over",
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"), ("Zm9vYmE=", "fooba"),
      ("Zm9vYmFy", "foobar"), (" \t\r\n", ""), (" Z m 9 v\r\nY\tg = = \n", "foob"), ("Zm8 =", "fo"),
      ("Zm9v\r\nYmFy\r\n", "foobar"), ("Zh==", "f"), ("Zm9=", "fo"), ("+/+/", "\u{FB}\u{FF}\u{BF}"),
    ])
  func decodes(text: String, expected: String) throws {
    var output: [UInt8] = [1, 2, 3]
    try Base64.decode(Array(text.utf8).span, into: &output)
    #expect(output == expected.unicodeScalars.map { UInt8($0.value) })
  }

  @Test(
    "refuses an illegal character or padding, and says where",
    arguments: [
      ("Zm9*", 3), ("*m9v", 0), ("Zm-v", 2), ("Zm_v", 2), ("Zm9v\u{B}", 4), ("Zm9v\0", 4), ("Zé==", 1),
      // Padding that is not the end, or too much of it.
      ("Zg=a", 2), ("=Zg=", 0), ("Z===", 1), ("Zg===", 2), ("Zg==Zg==", 2), ("Zg==\r\nZg==", 2), ("====", 0),
      // An illegal character wins over a wrong length, wherever it stands.
      ("Zm9vY*", 5), ("Z=*", 1), ("Zm9vYmF-", 7), ("*", 0),
    ])
  func refusesCharacters(text: String, offset: Int) {
    #expect(decoding(text) == .illegalCharacter(offset: offset))
  }

  @Test(
    "refuses a wrong length",
    arguments: ["Z", "Zm", "Zm9", "Zm9vY", "Zm9vYm", "Z=", "Zm=", "Z==", "=", "==", "Zm9==", "Zm9vYmF", "Z m\n9"])
  func refusesLengths(text: String) {
    #expect(decoding(text) == .invalidLength)
  }

  @Test("decodes every length, wrapped at every width", arguments: 0...64)
  func wraps(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 13) }
    let text = encode(bytes)
    var output: [UInt8] = []
    for width in 1...max(1, text.count) {
      let wrapped = stride(from: 0, to: text.count, by: width).flatMap { start in
        text[start..<min(start + width, text.count)] + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
      }
      try Base64.decode(wrapped.span, into: &output)
      #expect(output == bytes)
    }
  }

  @Test("gives every byte outside the alphabet the same error as a text of it alone")
  func classifiesBytes() {
    let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in UInt8.min...UInt8.max {
      let text: [UInt8] = [65, 65, byte, 65]
      var output: [UInt8] = []
      let isDecoded = (try? Base64.decode(text.span, into: &output)) != nil
      #expect(isDecoded == alphabet.contains(byte), "byte \(byte)")
      #expect(output.isEmpty == !isDecoded)
    }
  }

  @Test("answers with .NET's sentences")
  func sentences() {
    #expect(
      Base64Error.illegalCharacter(offset: 0).frameworkMessage.description == """
        The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding \
        characters, or an illegal character among the padding characters.
        """)
    #expect(
      Base64Error.invalidLength.frameworkMessage.description == "Invalid length for a Base-64 char array or string.")
  }

  private func decoding(_ text: String) -> Base64Error? {
    var output: [UInt8] = []
    do throws(Base64Error) {
      try Base64.decode(Array(text.utf8).span, into: &output)
      return nil
    } catch {
      return error
    }
  }

  /// An encoder that shares nothing with the decoder.
  private func encode(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    var text = stride(from: 0, to: bits.count, by: 6).map { start in
      alphabet[(0..<6).reduce(0) { $0 << 1 | Int(start + $1 < bits.count ? bits[start + $1] : 0) }]
    }
    while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return text
  }
}
