import Verdict

// What to do about a violation, where that is another call.
extension APIVersion {
  /// The version that the sources spell such calls in.
  private static let spelled = "/v6/"

  /// The same violations, whose suggestions name this version's calls.
  func naming(_ violations: [Violation]) -> [Violation] {
    let own = "/\(name)/"
    guard own != Self.spelled, violations.contains(where: { $0.suggestion?.contains("/") == true }) else {
      return violations
    }
    return violations.map { violation in
      Violation(
        violation.rule, message: violation.message, at: violation.pointer, position: violation.position,
        expected: violation.expected, found: violation.found,
        suggestion: violation.suggestion.map { Self.spell($0, as: own) })
    }
  }

  private static func spell(_ text: String, as own: String) -> String {
    var spelled = ""
    var rest = text[...]
    while let slash = rest.firstIndex(of: "/") {
      spelled += rest[..<slash]
      rest = rest[slash...]
      let isCall = rest.hasPrefix(Self.spelled)
      spelled += isCall ? own : "/"
      rest = rest.dropFirst(isCall ? Self.spelled.count : 1)
    }
    return spelled + rest
  }
}
