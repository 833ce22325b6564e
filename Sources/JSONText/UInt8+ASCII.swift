extension UInt8 {
  /// `0` to `9`.
  var isASCIIDigit: Bool { self &- ASCII.zero < 10 }

  /// `A` to `Z` and `a` to `z`.
  var isASCIILetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

  /// Space, and U+0009 to U+000D.
  var isASCIISpace: Bool { self == ASCII.space || self &- 0x09 < 5 }

  /// What a word without quotes is made of.
  var isWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "$") }

  /// What Json.NET takes for part of a number, before it looks at what number it is.
  var isNumberByte: Bool {
    hexadecimalValue != nil || self == ASCII.minus || self == ASCII.plus || self == ASCII.point
      || self | 0x20 == UInt8(ascii: "x")
  }

  /// The byte with `A` to `Z` in lower case.
  var asciiLowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }

  /// Whether the byte continues a UTF-8 scalar rather than beginning one.
  var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }

  /// What the byte counts as a hexadecimal digit of either case, or nil.
  var hexadecimalValue: UInt8? {
    if isASCIIDigit { return self - ASCII.zero }
    let letter = (self | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }
}
