package import Backup

/// What is known of a request beside its bytes. It is made when the request has come, before anything is judged, and says
/// the same each time the request is asked again, but for the time and the place in a stream.
package struct RequestContext: Sendable {
  /// Names the request; the answer's field and the log say the same.
  package let request: RequestID
  /// Whether it came in on a loopback address.
  package let isOnLoopback: Bool
  /// When it came.
  package let arrival: Moment
  /// When it is asked.
  package internal(set) var moment: Moment
  /// The same time by the emulated clock.
  package internal(set) var now: Timestamp
  /// Where the stream stands that answers it, as its last piece said; nil before the first.
  package var cursor: UInt64?
}

/// Names one request, for the answer's header and the log: the run's own word and a number that counts up.
package struct RequestID: Sendable, CustomStringConvertible {
  let instance: String
  let number: Int

  package var description: String { "\(instance)-\(number)" }
}
