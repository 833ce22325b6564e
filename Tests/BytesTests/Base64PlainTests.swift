import Bytes
import Testing

@Suite("Base64 that is read without being decoded", .timeLimit(.minutes(5)))
struct Base64PlainTests {
  @Test(
    "stands for as many bytes as decoding gives", arguments: [(1, "Zg=="), (2, "Zm8="), (3, "Zm9v"), (6, "Zm9vYmFy")])
  func count(count: Int, text: String) {
    #expect(Base64.plainCount(of: Array(text.utf8).span) == count)
  }

  @Test("is of the alphabet alone, wherever another byte stands", arguments: [0, 1, 200, 255, 256, 300, 395])
  func alphabet(place: Int) {
    let alphabet = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for byte in UInt8.min...UInt8.max {
      var text = [UInt8](repeating: UInt8(ascii: "z"), count: 400)
      text[place] = byte
      #expect((Base64.plainCount(of: text.span) != nil) == alphabet.contains(byte), "byte \(byte)")
    }
  }

  @Test(
    "is not what has white space in it, another length, or other padding",
    arguments: ["", "Zg", "Zg=", "Zg==\n", "Zm9v\nYm8", "Z===", "====", "Zg==Zg==", "=Zg=", "Zg=a", " Zm9", "Zm9vYg"])
  func others(text: String) {
    #expect(Base64.plainCount(of: Array(text.utf8).span) == nil)
  }

  @Test("is the same text that decodes without white space: made-up texts agree")
  func agreement() {
    var random = SplitMix64(seed: 0x4236_3464)
    let characters = Array("Az09+/=".utf8)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...12, using: &random)).map { _ in characters.randomElement(using: &random) ?? 0 }
      var decoded: [UInt8] = []
      let isBase64 = (try? Base64.decode(text.span, into: &decoded)) != nil
      #expect(Base64.plainCount(of: text.span) == (isBase64 ? decoded.count : nil))
    }
  }
}
