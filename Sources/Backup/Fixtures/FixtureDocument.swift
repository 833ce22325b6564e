/// A fixture file's bytes and the name that problems call it by.
package struct FixtureDocument: Sendable {
  /// The file's path as the user knows it.
  package let name: String
  /// The content, UTF-8.
  package let bytes: [UInt8]

  /// A document with a name.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
