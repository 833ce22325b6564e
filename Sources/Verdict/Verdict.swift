/// What is to be said of a request beside its answer: headers and logs are made of it. Without violations and warnings it
/// holds no memory.
package struct Verdict: ~Copyable, Sendable {
  /// The weakest word among the rules that made the answer.
  package private(set) var basis = Basis.documented
  /// Why the request was refused, in the order of the rules; empty when it was not.
  package private(set) var violations: [Violation] = []
  /// What was odd and did no harm, refused or not.
  package private(set) var warnings: [Violation] = []
  /// How long the answer is to wait, as the fixtures script it.
  package private(set) var delayMilliseconds = 0

  /// Whether the answer is not the emulated product's but a script's, the fixtures' or a fault rule's: it counts neither
  /// as a refusal nor as what the client met.
  package private(set) var isScripted = false

  /// A verdict that says nothing yet.
  package init() {}

  /// Lets `basis` count where it is the weaker word.
  package mutating func rest(on basis: Basis) {
    self.basis = max(self.basis, basis)
  }

  /// Makes the answer wait for `milliseconds`, unless it waits longer already.
  package mutating func wait(_ milliseconds: Int) {
    delayMilliseconds = max(delayMilliseconds, milliseconds)
  }

  /// Takes note that the answer is a script's.
  package mutating func markScripted() {
    isScripted = true
    rest(on: .scripted)
  }

  /// Whether there is nothing to be said.
  package var isPlain: Bool { violations.isEmpty && warnings.isEmpty }

  /// Whether one more warning is listed; ask before making it.
  package var hasRoomForWarnings: Bool { warnings.hasRoom }

  /// Notes something odd that does no harm.
  package mutating func warn(_ warning: Violation) {
    warnings.list(warning)
  }

  /// Lets the warnings behind the first `count` be about a body that lies below `pointer`.
  package mutating func moveWarnings(from count: Int, below pointer: String, keepingPositions: Bool) {
    for index in warnings.indices.dropFirst(count) {
      warnings[index] = warnings[index].moved(below: pointer, keepingPosition: keepingPositions)
    }
  }

  /// Notes why the request is refused; what the answer would have rested on no longer counts. A request is refused for at
  /// least one violation.
  package mutating func refuse(_ violations: [Violation]) {
    self.violations = violations
    basis = violations.first?.rule.basis ?? .assumed
    isScripted = basis == .scripted
  }
}
