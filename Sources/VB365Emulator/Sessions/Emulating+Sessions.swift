import Backup
import Choices
import JSONText

extension Emulating {
  /// Makes a restore session of a test's own, in which nothing has been done yet: tests that share an emulator do not meet
  /// when each works in one, and asks for its requests, faults and clock by its id.
  ///
  /// ```swift
  /// let mailbox = Fixtures.Mailbox(outcomes: [Effect(status: 503), Effect()])
  /// let session = try emulator.makeSession(mailboxes: [mailbox])
  /// // … the client restores the mailbox in that session …
  /// try emulator.verify(.operation(.restoreMailbox), .exactly(2), session: session)
  /// ```
  ///
  /// A session that was made with this id before is replaced, and its requests are forgotten. The last 1,000 that were made
  /// are kept.
  ///
  /// - Parameters:
  ///   - mailboxes: Its mailboxes, as in fixtures. Their ids have to be unique in the session alone.
  ///   - mailboxIds: The ids of mailboxes of the fixtures that it shows behind them. Without any mailbox it shows all of the
  ///     organization's.
  ///   - organizationId: The organization whose backup is open; the first one of the fixtures without it.
  ///   - type: The explorer that opens it.
  ///   - id: The id of the session, a UUID.
  /// - Returns: The id of the session.
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument``, which says what cannot
  ///   be: an id that is none or is taken, an effect that contradicts itself, and the like.
  public func makeSession(
    mailboxes: [Fixtures.Mailbox] = [], mailboxIds: [String] = [], organizationId: String? = nil,
    type: Fixtures.RestoreSessionType = .vex, id: String = Fixtures.newID()
  ) throws(EmulatorError) -> String {
    let shown =
      mailboxes.compactMap { try? JSONValue(parsing: $0.document.span) } + mailboxIds.map { JSONValue(.string($0)) }
    let body = JSONValue(members: [
      "organizationId": organizationId.map { JSONValue(.string($0)) },
      "type": JSONValue(.string(type.rawValue)),
      "mailboxes": shown.isEmpty ? nil : JSONValue(.array(shown)),
    ])
    let headers: HeaderFields = ["Content-Type": "application/json"]
    let answer = direct.respond(
      to: DirectRequest("PUT", Self.path(ofSession: id), headers: headers, body: Array(body.text.utf8)))
    guard (200...299).contains(answer.status) else { throw EmulatorError(refusedBy: answer) }
    return JSON(answer)?["id"]?.string ?? id
  }

  /// Puts one restore session's state back to the fixtures, so that one which they have not is gone, and forgets its
  /// requests.
  ///
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where there is no such
  ///   session.
  public func reset(session id: String) throws(EmulatorError) {
    let answer = direct.respond(to: DirectRequest("DELETE", Self.path(ofSession: id)))
    guard (200...299).contains(answer.status) else { throw EmulatorError(refusedBy: answer) }
  }

  /// Puts everything back to the fixtures and the clock back to the wall clock; forgets requests, sessions and faults.
  public func reset() {
    _ = direct.respond(to: DirectRequest("POST", "/_emulator/reset"))
  }

  /// Ids are put into a path as they are; one that is no UUID leads nowhere.
  private static func path(ofSession id: String) -> String {
    let isSound = id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    return "/_emulator/sessions/\(isSound ? id : "-")"
  }
}

extension EmulatorError {
  /// Why a control call was refused.
  fileprivate init(refusedBy answer: DirectResponse) {
    self.init(.invalidArgument, JSON(answer)?["detail"]?.string ?? "the call was refused with \(answer.status)")
  }
}

extension JSON {
  /// The body of an answer; nil where it is no JSON.
  fileprivate init?(_ answer: DirectResponse) {
    guard let value = try? JSONValue(parsing: answer.body.span) else { return nil }
    self.init(value)
  }
}
