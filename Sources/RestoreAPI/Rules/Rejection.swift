import HTTP1
import Verdict

/// Why a request ends at a stage: the answer's status, and all that the stage found.
struct Rejection: Error {
  /// The answer's status.
  let status: Status
  /// In the order of behaviour.md; the answer carries the first one's message.
  private(set) var violations: [Violation]
  /// The field that this answer has beside the usual ones.
  let field: Field?
  /// What a refused request for a token is told beside the message.
  var oauthError: OAuthError?
  /// The reason phrase, where it is another than the status's own.
  var reason: StaticString?

  /// The version of the API that the path begins with, where it leads to none of its calls.
  var version: APIVersion?

  /// A field line in the making.
  struct Field: Sendable {
    let name: StaticString
    let value: String
  }

  /// The end at a single violation.
  init(_ status: Status, _ violation: Violation, field: Field? = nil) {
    self.status = status
    self.violations = [violation]
    self.field = field
  }

  /// The end at a stage that found violations; nil when it found none.
  @inline(__always)
  init?(_ status: Status, _ violations: [Violation]) {
    guard !violations.isEmpty else { return nil }
    self.status = status
    self.violations = violations
    self.field = nil
  }

  /// The same rejection of a body that lies in a wrapper, below `pointer`.
  func moved(below pointer: String, keepingPositions: Bool) -> Rejection {
    var moved = self
    moved.violations = violations.map { $0.moved(below: pointer, keepingPosition: keepingPositions) }
    return moved
  }

  /// Says of a body that could not be read what it is, where that can be told; the answer stays the same.
  mutating func name(_ kind: BodyKind?) {
    guard let kind, let first = violations.first else { return }
    violations[0] = Violation(
      first.rule, message: first.message, at: first.pointer, position: first.position, expected: "JSON as it is",
      found: kind.found, suggestion: kind.suggestion)
  }

  /// The same of what should have been a form for a token.
  mutating func nameForm(_ kind: BodyKind?) {
    guard let kind, let suggestion = kind.formSuggestion, let first = violations.first else { return }
    violations[0] = Violation(
      first.rule, message: first.message, at: "", expected: "a form as it is", found: kind.found, suggestion: suggestion
    )
  }

  /// The vendor's word for the kind of refusal; nil where none fits (openapi; which one goes with which status, assumed).
  var errorCode: String? {
    switch status.code {
    case 400: "ParameterValidationFailure"
    case 403: "ResourceAccessDenied"
    case 404: "ResourceNotFound"
    case 409: "OperationConflict"
    case 504: "Timeout"
    default: nil
    }
  }

  /// The text of the answer's body; nil for an empty one.
  var message: String? { violations.first?.message }
}
