import Backup
import HTTP1

extension Call {
  /// The stage "restore session": finds the one of the path, whose mailboxes are asked for (behaviour.md, section 1).
  func mailSession() throws(Rejection) -> RestoreSession {
    guard let id = restoreSessionID, let session = world.restoreSession(id) else {
      throw Rejection(
        .notFound,
        Violation(
          .sessionKnown, message: Message.unknownResource, at: PathParameter.restoreSessionId.placeholder,
          expected: "the id of a restore session", found: "another id"))
    }
    guard session.state == .working else {
      throw Rejection(
        .internalServerError,
        Violation(
          .sessionWorking, message: Message.expiredSession, at: PathParameter.restoreSessionId.placeholder,
          expected: "a working restore session", found: "a stopped one"))
    }
    guard session.type == .vex else {
      throw Rejection(
        .notFound,
        Violation(
          .sessionKnown, message: Message.unknownResource, at: PathParameter.restoreSessionId.placeholder,
          expected: "a session of type \(RestoreSessionType.vex.rawValue)",
          found: "one of type \(session.type.rawValue)"))
    }
    return session
  }

  /// The stage "mailbox of the path": one of the session's.
  func mailbox(in session: RestoreSession) throws(Rejection) -> Mailbox {
    guard let id = mailboxID, let mailbox = world.mailbox(id, in: session.mailboxes) else {
      let exists = mailboxID.flatMap(world.mailboxPosition) != nil
      throw Rejection(
        .notFound,
        Violation(
          .mailboxKnown, message: Message.unknownResource, at: PathParameter.mailboxId.placeholder,
          expected: "the id of a mailbox of the session",
          found: exists ? "the id of a mailbox outside the session" : "another id"))
    }
    return mailbox
  }
}
