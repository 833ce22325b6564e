import Bytes
import Testing

@Suite("Hexadecimal digits", .timeLimit(.minutes(5)))
struct HexadecimalTests {
  @Test("are those of either case, and no other byte is one")
  func values() {
    for byte in UInt8.min...UInt8.max {
      let value = byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue : nil
      #expect(byte.hexadecimalValue.map(Int.init) == value, "\(byte)")
      #expect(byte.isHexadecimalDigit == (value != nil), "\(byte)")
    }
  }

  @Test("are two a byte")
  func bytes() {
    for byte in UInt8.min...UInt8.max {
      var text: [UInt8] = []
      text.append(hexadecimal: UInt64(byte), digits: 2)
      let digits = (byte < 16 ? "0" : "") + String(byte, radix: 16)
      #expect(String(decoding: text, as: UTF8.self) == digits)
      let upper = [(byte >> 4).upperHexadecimalDigit, byte.upperHexadecimalDigit]
      #expect(String(decoding: upper, as: UTF8.self) == digits.uppercased())
    }
  }

  @Test(
    "are those of a number, as many as it has or as are asked for",
    arguments: [0, 1, 9, 15, 16, 255, 256, 4096, Int.max])
  func numbers(number: Int) {
    let digits = String(number, radix: 16)
    var text: [UInt8] = []
    text.append(hexadecimal: number)
    #expect(String(decoding: text, as: UTF8.self) == digits)
    text.removeAll()
    text.append(hexadecimal: UInt64(number), digits: 4)
    #expect(String(decoding: text, as: UTF8.self) == String(("0000" + digits).suffix(4)))
  }
}
