import Bytes
import Exchange

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

  /// Appends text; an ellipsis becomes three dots, what else is no printable ASCII a question mark, and what is too long
  /// ends in dots.
  mutating func append(_ text: String) {
    // Nearly always it fits and is printable: then there is nothing to decide byte by byte.
    let utf8 = text.utf8.span
    if utf8.count <= room, utf8.indices.allSatisfy({ Self.isPrintable(UInt32(utf8[$0])) }) {
      return bytes.append(addingCapacity: utf8.count) { output in
        for index in utf8.indices { output.append(utf8[index]) }
      }
    }
    for scalar in text.unicodeScalars {
      guard room >= (scalar == "…" ? Self.ellipsis.utf8.count : 1) else {
        if !isFull { bytes.append(contentsOf: Self.ellipsis.utf8) }
        isFull = true
        return
      }
      if scalar == "…" {
        bytes.append(contentsOf: Self.ellipsis.utf8)
        continue
      }
      let isPrintable = Self.isPrintable(scalar.value)
      bytes.append(isPrintable ? UInt8(truncatingIfNeeded: scalar.value) : UInt8(ascii: "?"))
    }
  }

  /// Appends the name of a run, which is printable.
  mutating func append(_ name: RunName) {
    guard room >= RunName.limit else { return isFull = true }
    bytes.append(addingCapacity: RunName.limit) { output in name.append(to: &output) }
  }

  /// Appends a number that is not negative, in decimal digits: 19 at the most.
  mutating func append(decimal number: Int) {
    guard room > 19 else { return isFull = true }
    bytes.append(decimal: number)
  }

  /// How many bytes there is room for, with the dots behind them.
  private var room: Int { Self.limit - Self.ellipsis.utf8.count - bytes.count }

  private static func isPrintable(_ scalar: UInt32) -> Bool { (0x20...0x7E).contains(scalar) }
}
