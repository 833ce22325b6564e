/// What is to be said of an answer beside the answer itself: headers and logs are made of it. Without violations and
/// warnings it holds no memory.
package struct Judgement: ~Copyable, Sendable {
  /// The weakest word among the rules that made the answer.
  package private(set) var basis = Basis.documented
  /// Why the request was refused, in the order of behaviour.md; empty when it was not.
  package private(set) var violations: [Violation] = []
  /// What was odd and did no harm, refused or not.
  package private(set) var warnings: [Violation] = []
  /// How long the answer is to wait, as the fixtures script it.
  package private(set) var delayMilliseconds = 0

  init() {}

  /// Lets `basis` count where it is the weaker word.
  mutating func rest(on basis: Basis) {
    self.basis = max(self.basis, basis)
  }

  /// Makes the answer wait for `milliseconds`, unless it waits longer already.
  mutating func wait(_ milliseconds: Int) {
    delayMilliseconds = max(delayMilliseconds, milliseconds)
  }

  /// Whether there is nothing to be said.
  package var isPlain: Bool { violations.isEmpty && warnings.isEmpty }

  /// Whether one more warning is listed; ask before making it.
  var hasRoomForWarnings: Bool { warnings.hasRoom }

  /// Notes something odd that does no harm.
  mutating func warn(_ warning: Violation) {
    warnings.list(warning)
  }

  /// Notes why the request is refused; what the answer would have rested on no longer counts.
  mutating func refuse(_ rejection: Rejection) {
    violations = rejection.violations
    basis = rejection.violations.first?.rule.basis ?? .assumed
  }
}
