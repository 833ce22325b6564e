import Backup
import HTTP1
import Verdict

extension Call {
  /// The stage "mailbox of the path": one of the session's.
  func mailbox(in session: RestoreSession) throws(Rejection) -> Mailbox {
    guard let id = ids.mailbox, let mailbox = world.mailbox(id, in: session.mailboxes) else {
      let exists = ids.mailbox.flatMap(world.mailboxPosition) != nil
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
