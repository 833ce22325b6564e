/// A file that hangs on a message.
package struct ItemAttachment: Hashable, Sendable {
  /// The file's name.
  package let name: String
  /// Its length in bytes.
  package let sizeBytes: Int64
}
