/// Why a scripted mailbox cannot be restored: the status of a single restore, and the text of either.
package struct Refusal: Hashable, Sendable {
  /// An HTTP error status; a bulk restore answers 200 all the same.
  package let status: Int
  /// The text of the answer's `message`, or of the bulk detail's `error`.
  package let message: String

  /// A refusal made of its parts.
  package init(status: Int, message: String) {
    self.status = status
    self.message = message
  }
}
