import Backup
import HTTP1

extension RestoreAPI {
  /// The stage "restore session": finds the one of the path, whether it works or not (behaviour.md, section 1).
  func session(of call: Call) throws(Rejection) -> RestoreSession {
    guard let id = call.restoreSessionID, let session = sessions.session(id, in: call.world, at: call.now) else {
      throw Self.unknownSession(expected: "the id of a restore session", found: "another id")
    }
    return session
  }

  /// The same for `organization` and what lies below it: the session must not have been stopped.
  func workingSession(of call: Call) throws(Rejection) -> RestoreSession {
    let session = try session(of: call)
    guard session.state == .working else {
      throw Rejection(
        .internalServerError,
        Violation(
          .sessionWorking, message: Message.expiredSession, at: PathParameter.restoreSessionId.placeholder,
          expected: "a working restore session", found: "a stopped one"))
    }
    return session
  }

  /// The same for what lies below `organization/mailboxes`: the session must be one of mailboxes.
  func mailSession(of call: Call) throws(Rejection) -> RestoreSession {
    let session = try workingSession(of: call)
    guard session.type == .vex else {
      throw Self.unknownSession(
        expected: "a session of type \(RestoreSessionType.vex.rawValue)", found: "one of type \(session.type.rawValue)")
    }
    return session
  }

  private static func unknownSession(expected: String, found: String) -> Rejection {
    Rejection(
      .notFound,
      Violation(
        .sessionKnown, message: Message.unknownResource, at: PathParameter.restoreSessionId.placeholder,
        expected: expected, found: found))
  }
}
