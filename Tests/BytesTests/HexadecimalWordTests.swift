import Bytes
import Testing

@Suite("Sixteen hexadecimal digits at once")
struct HexadecimalWordTests {
  @Test(
    "are those of the number",
    arguments: [0, 1, 0xF, 0x10, 0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210, .max, 1 << 63] as [UInt64])
  func digits(number: UInt64) {
    var text: [UInt8] = []
    text.append(addingCapacity: 16) { output in output.append(hexadecimal: number) }
    let digits = String(number, radix: 16)
    #expect(String(decoding: text, as: UTF8.self) == String(repeating: "0", count: 16 - digits.count) + digits)
  }
}
