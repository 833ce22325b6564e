/// What a fixture scripts for the restore of one mailbox (behaviour.md, section 4).
package struct Outcome: Sendable {
  /// The refusal's HTTP status, in ``statusRange``; nil where the fixture names none.
  package let status: Int?
  /// The refusal's text; nil where the fixture names none.
  package let message: String?
  /// How long the answer waits, in ``delayRange``.
  package let delayMilliseconds: Int

  /// An outcome made of its parts.
  package init(status: Int? = nil, message: String? = nil, delayMilliseconds: Int = 0) {
    self.status = status
    self.message = message
    self.delayMilliseconds = delayMilliseconds
  }

  /// The refusal, or nil where the restore succeeds, only later.
  package var refusal: Refusal? {
    guard status != nil || message != nil else { return nil }
    return Refusal(status: status ?? Self.defaultStatus, message: message ?? Self.defaultMessage)
  }

  /// A refusal has the status of an HTTP error (RFC 9110, sections 15.5 and 15.6).
  package static let statusRange: ClosedRange<Int64> = 400...599
  /// Up to an hour: longer than any client waits, and far from overflow as nanoseconds.
  package static let delayRange: ClosedRange<Int64> = 0...3_600_000
  /// Operational failures come back as 500 (observed).
  package static let defaultStatus = 500
  /// The framework's text for a failure without one of its own.
  package static let defaultMessage = "An error has occurred."
}
