/// The value of a header in the making: printable ASCII, and no longer than a header of ours may be.
struct HeaderText: ~Copyable {
  /// The most bytes of a value (interface.md, "The control plane").
  static let limit = 1024
  private static let ellipsis = "..."

  /// What was written so far.
  private(set) var bytes: [UInt8] = []
  /// Whether more was written than there is room for.
  private(set) var isFull = false

  /// Begins anew, in the same memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isFull = false
  }

  /// Appends text; what is no printable ASCII becomes a question mark, and what is too long ends in dots.
  mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      guard bytes.count < Self.limit - Self.ellipsis.utf8.count else {
        if !isFull { bytes.append(contentsOf: Self.ellipsis.utf8) }
        isFull = true
        return
      }
      let isPrintable = (0x20...0x7E).contains(scalar.value)
      bytes.append(isPrintable ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "?"))
    }
  }
}
