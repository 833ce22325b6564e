import JSONText
import RestoreAPI
import Verdict

/// A violation or warning as text.
struct Finding {
  let rule: String
  let message: String?
  let pointer: String
  let position: String?
  let expected: String
  let found: String
  let suggestion: String?

  init(_ violation: Violation) {
    rule = violation.rule.name
    message = violation.message
    pointer = violation.pointer
    position = violation.position?.description
    expected = violation.expected
    found = violation.found
    suggestion = violation.suggestion
  }

  /// What a log or a header says of it; the message is the wire's.
  var described: [String] {
    [rule, pointer, position ?? "", expected, found, suggestion ?? ""]
  }
}
