/// A 128-bit identifier as the vendor's API writes it (8-4-4-4-12 hexadecimal digits), without Foundation.
package struct UUID: Hashable, Sendable {
  /// The first eight bytes, the first byte in the highest place.
  package let high: UInt64
  /// The last eight bytes.
  package let low: UInt64

  /// An identifier from its two halves.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Hashes `high ^ low`. Ids come from fixtures, so hash flooding is no concern.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(high ^ low)
  }

  /// All bits zero, which names nothing.
  package static let zero = UUID(high: 0, low: 0)

  /// The length of the text form, in bytes.
  package static let textLength = 36
}

extension UUID: Comparable {
  /// Orders identifiers as their lower-case texts are ordered.
  package static func < (left: UUID, right: UUID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
