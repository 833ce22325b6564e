/// What is to happen with the answer that an emulator wrote.
package struct Outcome: Sendable {
  /// What the server does.
  package enum Action: Equatable, Sendable {
    /// Sends the answer.
    case answer
    /// Sends the answer so much later, and nothing else on this connection before it.
    case answerLater(milliseconds: Int)
    /// Has nothing to send yet: asks the same request again when something has happened (``Changes``), and at the deadline
    /// at the latest; nothing else on this connection is answered before.
    case again(until: Deadline)
    /// Closes the connection without the answer.
    case cutOff
    /// Sends nothing, and leaves the connection open.
    case drop
  }

  /// What the server does.
  package let action: Action
  /// Why the request was refused or what was odd about it, for the log; nil when there is nothing to say.
  package let explanation: Explanation?

  init(_ action: Action = .answer, explanation: Explanation? = nil) {
    self.action = action
    self.explanation = explanation
  }
}
