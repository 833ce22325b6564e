package import Exchange

/// What is to happen with the answer that an emulator wrote.
package struct Outcome: Sendable {
  /// What the server does.
  package let action: Next
  /// Why the request was refused or what was odd about it, for the log; nil when there is nothing to say.
  package let explanation: Explanation?

  /// Whether the request is for the vendor's API, so that the journal keeps it.
  package let isKept: Bool
  /// The number of the fault rule that hit it; nil where none did.
  let fault: Int?

  init(_ action: Next = .answer, explanation: Explanation? = nil, isKept: Bool = false, fault: Int? = nil) {
    self.fault = fault
    self.action = action
    self.explanation = explanation
    self.isKept = isKept
  }
}
