/// A device code that the emulator issues: nine characters in Microsoft's style, the same sequence in every run.
struct DeviceCode {
  /// The place in the sequence, from 0; less than ``numbers``.
  let number: UInt64

  /// The code at a place of the sequence, which begins anew after ``numbers`` of them.
  init(number: UInt64) {
    self.number = number % Self.numbers
  }

  /// Reads a code in any case; nil for a text that is none.
  init?(parsing text: Span<UInt8>) {
    guard text.count == Self.length else { return nil }
    var mixed: UInt64 = 0
    for index in text.indices {
      guard let value = Self.value(of: text[index]) else { return nil }
      mixed = mixed << 5 | value
    }
    number = (mixed ^ Self.mask) &* Self.inverse % Self.numbers
  }

  /// Appends the code.
  func append(to text: inout [UInt8]) {
    let mixed = number &* Self.factor % Self.numbers ^ Self.mask
    for place in stride(from: UInt64(5 * (Self.length - 1)), through: 0, by: -5) {
      text.append(Self.alphabet[Int(truncatingIfNeeded: mixed >> place & 31)])
    }
  }

  /// Characters of a code.
  static let length = 9
  /// How many codes there are: 5 bits a character.
  static let numbers: UInt64 = 1 << 45

  /// Letters and digits, without those that are taken for others (0 and O, 1 and I).
  private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

  /// Neighbours in the sequence, multiplied by an odd number, lie far apart, and no two are equal; the other number
  /// undoes it, since the product of both is 1 but for multiples of ``numbers``.
  private static let factor: UInt64 = 0x1E37_79B9_7F4B
  private static let inverse: UInt64 = 0x193D_EE21_9263
  /// Without it the first code would be a row of one letter.
  private static let mask: UInt64 = 0x17E1_5162_8AED

  private static func value(of character: UInt8) -> UInt64? {
    let letter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= character & 0xDF ? character & 0xDF : character
    return alphabet.firstIndex(of: letter).map { UInt64($0) }
  }
}
