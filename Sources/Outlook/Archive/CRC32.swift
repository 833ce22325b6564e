/// The check of ZIP archives (CRC-32 of ISO 3309), a byte at a time.
package struct CRC32 {
  private var register: UInt32 = 0xFFFF_FFFF

  /// The check of no bytes.
  package init() {}

  /// Takes more bytes.
  package mutating func add(_ bytes: Span<UInt8>) {
    for index in bytes.indices {
      register = register >> 8 ^ Self.table[Int(UInt8(truncatingIfNeeded: register) ^ bytes[index])]
    }
  }

  /// The check of all bytes so far.
  package var value: UInt32 { ~register }

  /// What each value of the lowest byte does to the register.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }
}
