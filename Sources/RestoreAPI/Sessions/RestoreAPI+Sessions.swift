import Backup
import HTTP1
import Verdict

extension RestoreAPI {
  /// The stage "restore session": finds the one of the path, in the state that the call needs (behaviour.md, section 1).
  static func session(of call: Call, _ need: SessionNeed) throws(Rejection) -> SessionRecord {
    guard let id = call.ids.restoreSession, let session = call.installation.sessions.record(id, at: call.now) else {
      throw unknownSession(expected: "the id of a restore session", found: "another id")
    }
    guard need != .any else { return session }
    guard session.isWorking else { throw stoppedSession }
    guard need == .mail else { return session }
    let type = session.beginning.type
    guard type == .vex else {
      throw unknownSession(
        expected: "a session of type \(RestoreSessionType.vex.rawValue)", found: "one of type \(type.rawValue)")
    }
    return session
  }

  /// Restores in a session that was found working, in one step; refuses where it was stopped since.
  static func restore<Result: Sendable>(
    in session: SessionRecord, at now: Timestamp, _ step: (inout SessionRestores) -> Result
  ) throws(Rejection) -> Result {
    guard let result = session.restore(at: now, step) else { throw stoppedSession }
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
