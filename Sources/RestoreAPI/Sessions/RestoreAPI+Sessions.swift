import Backup
import HTTP1

extension RestoreAPI {
  /// The stage "restore session": finds the one of the path, whether it works or not (behaviour.md, section 1).
  func session(of call: Call) throws(Rejection) -> SessionRecord {
    guard let id = call.restoreSessionID, let session = call.installation.sessions.record(id, at: call.now) else {
      throw Self.unknownSession(expected: "the id of a restore session", found: "another id")
    }
    return session
  }

  /// The same for `organization` and what lies below it: the session must not have been stopped.
  func workingSession(of call: Call) throws(Rejection) -> SessionRecord {
    let session = try session(of: call)
    guard session.isWorking else { throw Self.stoppedSession }
    return session
  }

  /// The same for what lies below `organization/mailboxes`: the session must be one of mailboxes.
  func mailSession(of call: Call) throws(Rejection) -> SessionRecord {
    let session = try workingSession(of: call)
    let type = session.beginning.type
    guard type == .vex else {
      throw Self.unknownSession(
        expected: "a session of type \(RestoreSessionType.vex.rawValue)", found: "one of type \(type.rawValue)")
    }
    return session
  }

  /// Restores in a session that was found working, in one step; refuses where it was stopped since.
  func restore<Result: Sendable>(
    in session: SessionRecord, at now: Timestamp, _ step: (inout SessionRestores) -> Result
  ) throws(Rejection) -> Result {
    guard let result = session.restore(at: now, step) else { throw Self.stoppedSession }
    return result
  }

  private static var stoppedSession: Rejection {
    Rejection(
      .internalServerError,
      Violation(
        .sessionWorking, message: Message.expiredSession, at: PathParameter.restoreSessionId.placeholder,
        expected: "a working restore session", found: "a stopped one"))
  }

  private static func unknownSession(expected: String, found: String) -> Rejection {
    Rejection(
      .notFound,
      Violation(
        .sessionKnown, message: Message.unknownResource, at: PathParameter.restoreSessionId.placeholder,
        expected: expected, found: found))
  }
}
