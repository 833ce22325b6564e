package import Backup

extension UUID {
  /// A random UUID: version 4 of RFC 9562, section 5.4.
  package init(from generator: inout some RandomNumberGenerator) {
    self.init(version: 4, high: generator.next(), low: generator.next())
  }

  /// A UUID of a `version` of RFC 9562, section 4, its other bits taken from `high` and `low`.
  init(version: UInt64, high: UInt64, low: UInt64) {
    self.init(high: high & ~0xF000 | version << 12, low: low & ~(0b11 << 62) | 0b10 << 62)
  }
}
