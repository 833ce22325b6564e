extension Outcome {
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
