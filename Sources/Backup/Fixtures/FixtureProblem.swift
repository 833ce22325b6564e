/// One thing that is wrong with fixtures; never shows the value of a secret.
package struct FixtureProblem: Hashable, Sendable {
  /// The document's name.
  package let file: String
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int
  /// The JSON pointer (RFC 6901) of the value or member at fault; empty for the whole document.
  package let pointer: String
  /// What is wrong.
  package let message: String
  /// What to do about it, where that can be told.
  package let suggestion: String?
}

extension FixtureProblem: CustomStringConvertible {
  /// `file:line:column: pointer: what is wrong; what to do` (interface.md); the whole document has no pointer.
  package var description: String {
    let place = pointer.isEmpty ? "\(file):\(line):\(column)" : "\(file):\(line):\(column): \(pointer)"
    guard let suggestion else { return "\(place): \(message)" }
    return "\(place): \(message); \(suggestion)"
  }
}
