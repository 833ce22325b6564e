extension [UInt8] {
  /// Appends an integer, its lowest byte first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    for place in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> place)) }
  }

  /// Appends a text as UTF-16, the lower byte of each unit first, without an end mark.
  mutating func append(utf16 text: String) {
    for unit in text.utf16 { append(littleEndian: unit) }
  }

  /// Appends `value` until the length is a multiple of `unit`.
  mutating func fill(to unit: Int, with value: UInt8 = 0) {
    append(contentsOf: repeatElement(value, count: (unit - count % unit) % unit))
  }
}
