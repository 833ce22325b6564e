/// The secret that tokens are signed with; emulators that share one honour each other's tokens.
package struct TokenKey: Sendable {
  /// The key itself, for ``TokenSigner`` alone.
  let bytes: [UInt8]

  /// Takes a key, such as the contents of a file.
  package init(_ bytes: [UInt8]) throws(TokenKeyError) {
    guard bytes.count >= Self.minimumBytes else { throw .short(bytes.count) }
    guard Set(bytes).count >= Self.minimumVariety else { throw .monotonous }
    self.bytes = bytes
  }

  /// A key that nobody knows.
  package init(from generator: inout some RandomNumberGenerator) {
    bytes = (0..<Self.minimumBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  /// As long as the code it makes: RFC 2104, section 3 discourages less.
  package static let minimumBytes = 32
  /// Different bytes in a key: random ones of that length have fewer than these once in more keys than will be made, a
  /// file of zeros or of one repeated word always.
  package static let minimumVariety = 8
}

extension TokenKey: CustomStringConvertible, CustomReflectable {
  /// The length, never the value.
  package var description: String { "key of \(bytes.count) bytes" }
  /// Nothing: `dump` and test failures look at mirrors.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
