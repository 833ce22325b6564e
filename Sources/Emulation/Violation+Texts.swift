import JSONText
import RestoreAPI

extension Violation {
  /// What it is about, in a word.
  var place: String { pointer.isEmpty ? "body" : pointer }

  /// All there is to say of it, on one line.
  var line: String {
    var line = "\(rule.name) (\(rule.basis)) at \(place)"
    if let position { line += ", line \(position.line) column \(position.column)" }
    line += ": expected \(expected), found \(found)"
    if let suggestion { line += " (\(suggestion))" }
    return line
  }
}
