/// The `Content-Type` of the restore answers.
public enum RestoreContentType: String, Sendable, CaseIterable {
  /// `application/json; charset=utf-8`, as every known client needs it.
  case json
  /// No such header: the "null" of the vendor's pages, taken literally.
  case none
}
