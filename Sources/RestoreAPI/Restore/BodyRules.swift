import HTTP1
import JSONText

/// The stage "body rules": holds a body against the rules of behaviour.md, section 3, one method a rule or a few, called
/// in that section's order.
struct BodyRules {
  /// The body, its types already judged.
  let body: RequestBody
  /// What was found so far.
  private var violations: [Violation] = []

  /// The rules for `body`.
  init(_ body: RequestBody) {
    self.body = body
  }

  /// Notes that `property` breaks `rule`.
  mutating func report(
    _ rule: Rule, _ message: String, at property: Property, expected: String, found: String? = nil,
    suggestion: String? = nil, in text: Span<UInt8>
  ) {
    report(
      Violation(
        rule, message: message, at: body.pointer(to: property, in: text).description,
        position: body.position(of: property, in: text), expected: expected,
        found: found ?? body.found(property, in: text), suggestion: suggestion))
  }

  /// Notes a violation.
  mutating func report(_ violation: Violation) {
    violations.list(violation)
  }

  /// Ends the stage: 400 where a rule is broken.
  func conclude() throws(Rejection) {
    if let rejection = Rejection(.badRequest, violations) { throw rejection }
  }
}
