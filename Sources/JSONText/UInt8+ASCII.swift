import Bytes

extension UInt8 {
  /// What a word without quotes is made of.
  var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") }

  /// What Json.NET takes for part of a number, before it looks at what number it is.
  var isNumberByte: Bool {
    hexadecimalValue != nil || self == .minus || self == .plus || self == .point || self | 0x20 == UInt8(ascii: "x")
  }
}
