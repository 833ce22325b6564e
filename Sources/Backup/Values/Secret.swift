import Bytes

/// A password, token or code: UTF-8 bytes that no log, error or reflection shows.
package struct Secret: Sendable {
  /// The bytes, for the tables of this module; everyone else asks ``matches(_:)``.
  let bytes: [UInt8]

  /// Keeps the UTF-8 bytes of a secret.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Keeps the UTF-8 bytes of `text`.
  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The number of characters, which is all that a diagnostic may tell.
  package var count: Int {
    bytes.count { !$0.isUTF8Continuation }
  }

  /// Whether `candidate` is this secret; the time taken depends only on the length of the candidate.
  package func matches(_ candidate: Span<UInt8>) -> Bool {
    isEqualInConstantTime(candidate, to: bytes.span)
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The length, never the value.
  package var description: String { "secret of \(count) characters" }
  /// The length, never the value.
  package var debugDescription: String { description }
  /// Nothing: `dump` and test failures look at mirrors.
  package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
