import Bytes
import Choices
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
        suggestion: violation.suggestion.map { naming(Self.spell($0, as: own)) })
    }
  }

  /// The same suggestion with the Action calls that this version has in place of verbs.
  private func naming(_ suggestion: String) -> String {
    guard hasActions else { return suggestion }
    var named = suggestion
    for action in rows {
      for wrapped in action.actions {
        guard let verb = Self.v6.rows.first(where: { $0.operation == wrapped.row.operation }) else { continue }
        let call = "/\(name)/\(action.path) with {\"\(wrapped.wrapper)\": {…}}"
        named = named.replacing("/\(name)/\(verb.path) ", with: "\(call) ")
      }
    }
    return named
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

// What another version has.
extension APIVersion {
  /// The parameter of a form that `name` spells, in any case, and the versions whose call `operation` has it; nil where it has it
  /// in none.
  static func parameter(named name: Span<UInt8>, of operation: String) -> (property: Property, versions: [String])? {
    var found: (property: Property, versions: [String])?
    for version in all {
      let row = version.rows.first { $0.operation == operation }
      guard let property = row?.body?.property(named: name) else { continue }
      found = (property, (found?.versions ?? []) + [version.name])
    }
    return found
  }

  /// The latest version that issues tokens for a grant; nil where none does.
  static func last(withGrant grant: [UInt8]) -> APIVersion? {
    all.last { $0.grants.contains { $0.rawValue.utf8.elementsEqual(grant) } }
  }
}
