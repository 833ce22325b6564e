import Bytes
import Testing

@Suite("Decimal digits", .timeLimit(.minutes(5)))
struct DecimalTests {
  @Test(
    "are those of the number's own description",
    arguments: [0, 1, 9, 10, 19, 99, 100, 101, 1_000_000, 1_234_567_890, Int.max, -1, -10, Int.min])
  func numbers(number: Int) {
    var text = Array("x".utf8)
    text.append(decimal: number)
    #expect(String(decoding: text, as: UTF8.self) == "x\(number)")
  }

  @Test("are those of the number's own description, where memory was reserved", arguments: [0, 9, 10, 200, Int.max])
  func reserved(number: Int) {
    var text: [UInt8] = []
    text.append(addingCapacity: 19) { $0.append(decimal: number) }
    #expect(String(decoding: text, as: UTF8.self) == "\(number)")
  }

  @Test("are 20 of the largest number")
  func largest() {
    var text: [UInt8] = []
    text.append(decimal: UInt64.max)
    #expect(String(decoding: text, as: UTF8.self) == "18446744073709551615")
  }

  @Test(
    "are as many as asked for: the last ones, with zeros in front",
    arguments: [
      (0, 1, "0"), (0, 4, "0000"), (7, 2, "07"), (42, 2, "42"), (123, 2, "23"), (1999, 4, "1999"), (5, 7, "0000005"),
      (Int.max, 3, "807"), (9, 0, ""),
    ])
  func padded(number: Int, count: Int, expected: String) {
    var text = Array("x".utf8)
    text.append(number, digits: count)
    #expect(String(decoding: text, as: UTF8.self) == "x\(expected)")
  }

  @Test(
    "say what integer they are",
    arguments: [
      ("0", .value(0)), ("-0", .value(0)), ("+7", .value(7)), ("007", .value(7)), ("127", .value(127)),
      ("-128", .value(-128)), ("128", .outOfRange), ("-129", .outOfRange), ("99999999999999999999", .outOfRange),
      ("", .notInteger), ("-", .notInteger), ("+", .notInteger), ("1.0", .notInteger), (" 1", .notInteger),
      ("--1", .notInteger), ("999x", .notInteger),
    ] as [(String, IntegerReading<Int8>)])
  func reading(text: String, expected: IntegerReading<Int8>) {
    let reading = IntegerReading<Int8>(digits: text.utf8.span)
    #expect(reading == expected)
  }
}
