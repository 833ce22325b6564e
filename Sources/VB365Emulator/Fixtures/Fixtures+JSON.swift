import Backup

extension Fixtures {
  /// The text of the fixture file that says the same.
  public var json: String { String(decoding: document, as: UTF8.self) }
}
