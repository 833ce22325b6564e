/// What is known of a request beside its bytes. It is made when the request has come, before anything is judged.
package struct RequestContext: Sendable {
  /// Names the request; the answer's field and the log say the same.
  package let request: RequestID
  /// Whether it came in on a loopback address.
  package let isOnLoopback: Bool
  /// When it is asked.
  package let moment: Moment
}

/// Names one request, for the answer's header and the log: the run's own word and a number that counts up.
package struct RequestID: Sendable, CustomStringConvertible {
  let instance: String
  let number: Int

  package var description: String { "\(instance)-\(number)" }
}
