import Backup

/// What answers a call, by what has to be found first. The stages before it are the driver's (``RestoreAPI/perform``), so
/// that no handler can forget one.
///
/// A handler is a function without context, or calling it would cost a request memory. `text` is the request's body, and
/// ``Call/body`` what it says.
enum Handler: Sendable {
  typealias OfCall = @Sendable (_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> Void
  typealias OfSession =
    @Sendable (
      _ call: Call, _ session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
    ) throws(Rejection) -> Void
  typealias OfResource =
    @Sendable (_ call: Call, _ resource: ResourceCall, _ reply: inout Reply) throws(Rejection) -> Void
  typealias OfMailbox =
    @Sendable (
      _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
    ) throws(Rejection) -> Void

  /// Finds what it needs itself.
  case ofCall(OfCall)
  /// Needs the restore session of the path in a certain state.
  case ofSession(SessionNeed, OfSession)
  /// Needs the mailbox of the path, in a working session of mailboxes.
  case ofMailbox(OfMailbox)
  /// Answers from resources of the fixtures.
  case resource(ResourceCall, OfResource)
  /// Issues tokens. It reads the body itself, a form or JSON, as it has to count requests before.
  case logIn(OfCall)
  /// Does what a wrapper in the body says, which leads to another row; this one is as far as a request comes that has none.
  case action
  /// Only the vendor's server has the call.
  case leftOut

  /// Whether the call is the one that issues tokens.
  var isLogIn: Bool { if case .logIn = self { true } else { false } }

  /// Whether the call is not emulated.
  var isLeftOut: Bool { if case .leftOut = self { true } else { false } }
}

/// What a call needs of the restore session that its path names.
enum SessionNeed: Sendable {
  /// That there is one.
  case any
  /// That it has not been stopped: `organization` and what lies below it.
  case working
  /// The same, and that it is one of mailboxes: what lies below `organization/mailboxes`.
  case mail
}

/// A mailbox that a path names, and the restore session that has it open.
struct OpenMailbox {
  /// The mailbox.
  let mailbox: Mailbox
  /// Its session, found working.
  let session: SessionRecord
}

// How the rows name what a handler needs, with a body and without.
extension Handler {
  /// Needs nothing of the path, or looks for it itself.
  static func call(_ answer: @escaping OfCall) -> Handler { .ofCall(answer) }

  /// The same, without a body.
  static func call(_ answer: @escaping @Sendable (Call, inout Reply) throws(Rejection) -> Void) -> Handler {
    .ofCall { (call, _, reply) throws(Rejection) in try answer(call, &reply) }
  }

  /// Needs the restore session of the path, stopped or not; reads no body.
  static func session(
    _ answer: @escaping @Sendable (Call, SessionRecord, inout Reply) throws(Rejection) -> Void
  ) -> Handler {
    ofSession(.any, answer)
  }

  /// Needs the restore session of the path, which must not have been stopped.
  static func workingSession(_ answer: @escaping OfSession) -> Handler { .ofSession(.working, answer) }

  /// The same, without a body.
  static func workingSession(
    _ answer: @escaping @Sendable (Call, SessionRecord, inout Reply) throws(Rejection) -> Void
  ) -> Handler {
    ofSession(.working, answer)
  }

  /// Needs the restore session of the path, working and one of mailboxes.
  static func mailSession(_ answer: @escaping OfSession) -> Handler { .ofSession(.mail, answer) }

  /// The same, without a body.
  static func mailSession(
    _ answer: @escaping @Sendable (Call, SessionRecord, inout Reply) throws(Rejection) -> Void
  ) -> Handler {
    ofSession(.mail, answer)
  }

  /// Needs the mailbox of the path.
  static func mailbox(_ answer: @escaping OfMailbox) -> Handler { .ofMailbox(answer) }

  /// The same, without a body.
  static func mailbox(
    _ answer: @escaping @Sendable (Call, OpenMailbox, inout Reply) throws(Rejection) -> Void
  ) -> Handler {
    .ofMailbox { (call, opened, _, reply) throws(Rejection) in try answer(call, opened, &reply) }
  }

  private static func ofSession(
    _ need: SessionNeed, _ answer: @escaping @Sendable (Call, SessionRecord, inout Reply) throws(Rejection) -> Void
  ) -> Handler {
    .ofSession(need) { (call, session, _, reply) throws(Rejection) in try answer(call, session, &reply) }
  }
}
