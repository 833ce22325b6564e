import Backup
import Bytes

/// An event of a restore session as it is listed.
struct SessionEvent {
  /// What happened.
  enum Happening {
    /// The session was started or stopped.
    case milestone(Milestone)
    /// Something was restored, or is being restored.
    case restore(RestoreEvent)
  }

  /// What happened.
  let happening: Happening
  /// The session it belongs to.
  let session: RestoreSession
  /// Its place in the session's history; 0 is the start.
  let order: Int

  /// The event's id, which follows from the session's and the order: the same whenever it is asked for, and unlike any
  /// other. Version 8 of RFC 9562, section 5.8: bits of one's own.
  var id: UUID {
    let number = UInt64(truncatingIfNeeded: order)
    let high = SplitMix64.mixed(session.id.high ^ SplitMix64.mixed(number))
    return UUID(version: 8, high: high, low: SplitMix64.mixed(session.id.low ^ high))
  }
}

/// Where a session's history begins or ends (observed).
struct Milestone {
  /// The members `title` and `message`.
  let text: String
  /// The member `status`.
  let result: RestoreSessionResult
  /// When it was; it took no time.
  let time: Timestamp

  /// The start of `session`.
  static func start(of session: RestoreSession) -> Milestone {
    Milestone(text: "Restore session started", result: .success, time: session.creationTime)
  }

  /// The end of `session`, which has been stopped.
  static func end(of session: RestoreSession) -> Milestone {
    Milestone(text: "Restore session completed", result: session.result, time: session.endTime)
  }
}
