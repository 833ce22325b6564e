/// A setting whose value cannot be used.
struct InvalidSetting: Error, Equatable, CustomStringConvertible {
  /// The flag or the variable that the value came by.
  let source: String
  /// What is wrong with it.
  let reason: String

  var description: String { "\(source): \(reason)" }
}
