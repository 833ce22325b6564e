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

extension UUID {
  /// A random UUID: version 4 of RFC 9562, section 5.4.
  package init(from generator: inout some RandomNumberGenerator) {
    self.init(version: 4, high: generator.next(), low: generator.next())
  }

  /// A UUID of a `version` of RFC 9562, section 4, its other bits taken from `high` and `low`.
  package init(version: UInt64, high: UInt64, low: UInt64) {
    self.init(high: high & ~0xF000 | version << 12, low: low & ~(0b11 << 62) | 0b10 << 62)
  }
}
