import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

extension RestoreAPI {
  /// Restores any number of mailboxes to where they were (vendor page "Performing Bulk Restore of Mailbox Data").
  static func restoreMailboxes(
    _ call: Call, _ session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    var rules = BodyRules(call.body, by: call.version.bulkCredentials)
    rules.checkList(reply.scratch.mailboxes, named: .mailboxesNamed, identified: .mailboxID, in: text)
    rules.checkRestore(
      call, for: call.world.organization(session.beginning.organizationId)?.type, in: text, &reply)
    try rules.conclude()

    let refusal = try checkAccounts(of: call, call.version.bulkCredentials, in: text, &reply)
    let shape = call.api.settings.bulkShape
    if shape.hasDetails {
      try BulkAnswer.reserve(reply.scratch.mailboxes.named.count, of: text.count, in: &reply.response)
    }
    let (summary, begun) = try restoreEach(call, refused: refusal, in: session, text, &reply)
    if let begun { return answer(begun, in: session, for: call, &reply) }

    call.api.addRestoreType(to: &reply.response)
    if shape.hasDetails { reply.verdict.rest(on: .openapi) }
    let answer = BulkAnswer(shape: shape, summary: summary, world: call.world)
    try reply.writer.write(into: &reply.response) { (writer, response) throws(Rejection) in
      try answer.write(reply.scratch.details, of: reply.scratch.mailboxes, in: text, to: &writer, &response)
    }
  }

  /// Restores one mailbox after the other, in the order of the body and in one step; an id named twice is restored twice.
  /// `refusal` is why nothing can be restored at all.
  private static func restoreEach(
    _ call: Call, refused refusal: String?, in session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> (BulkSummary, BegunRestore?) {
    let restore = BulkRestore(call, session, refusal)
    reply.scratch.details.removeAll(keepingCapacity: true)
    reply.scratch.details.reserveCapacity(reply.scratch.mailboxes.named.count)
    reply.trace.overlapsRestore = session.operations.restoreAny(
      of: Set(reply.scratch.mailboxes.named.map(\.id)), at: call.now)
    return try self.restore(in: session, at: call.now) { restores in
      var summary = BulkSummary()
      var begun =
        call.endpoint.answersSession ? BegunRestore(.mailboxes, at: restores.moment, failing: refusal) : nil
      for (index, named) in reply.scratch.mailboxes.named.enumerated() {
        let detail: BulkDetail
        if let position = restore.position(of: named.id, in: call.world) {
          detail = restore.perform(position, for: call, in: &restores, &begun, &reply)
        } else {
          detail = .unresolved(isSkipped: call.body.flag(.skipUnresolved))
          warnOfUnresolved(index, of: reply.scratch.mailboxes, in: text, noting: &reply.verdict)
          if let run = begun?.draft.run {
            let part = RestoredPart(unresolved: named, detail, in: text)
            let event = RestoreEvent(unresolved: part, at: restores.moment, run)
            restores.events.append(event, hasText: true)
            begun?.append(part, event)
          }
        }
        summary.add(detail)
        reply.scratch.details.append(detail)
      }
      return (summary, begun)
    }
  }

  /// HTTP 200 hides from clients that read only the status that a mailbox was not found.
  private static func warnOfUnresolved(
    _ index: Int, of mailboxes: MailboxList, in text: Span<UInt8>, noting verdict: inout Verdict
  ) {
    verdict.rest(on: Rule.mailboxResolved.basis)
    guard verdict.hasRoomForWarnings else { return }
    verdict.warn(
      Violation(
        .mailboxResolved, at: mailboxes.pointer(to: index, in: text).member("id").description,
        expected: "the id of a mailbox of the session", found: "another id",
        suggestion: "GET …/organization/mailboxes lists them"))
  }
}

/// What all mailboxes of a bulk restore are restored by.
private struct BulkRestore {
  private let session: UUID
  private let mailboxes: MailboxSelection
  private let scope: RestoreScope
  private let refusal: String?

  init(_ call: Call, _ session: SessionRecord, _ refusal: String?) {
    self.session = session.beginning.id
    self.refusal = refusal
    mailboxes = session.beginning.mailboxes
    scope = RestoreScope(flagsOf: call.body)
  }

  /// The place in the world of the mailbox with that id; nil where it is none of the session's.
  func position(of id: UUID, in world: World) -> Int? {
    guard let position = world.mailboxPosition(id), mailboxes.contains(position) else { return nil }
    return position
  }

  /// Restores the mailbox at a place of the world.
  func perform(
    _ position: Int, for call: Call, in restores: inout SessionRestores, _ begun: inout BegunRestore?,
    _ reply: inout Reply
  ) -> BulkDetail {
    let mailbox = call.world.mailboxes[position]
    let scripted = restores.takeScript(of: mailbox, in: session)
    if let scripted {
      if begun == nil { reply.follow(scripted) } else { reply.followInSession(scripted) }
    }
    let milliseconds = scripted?.milliseconds ?? 0
    let run = begun?.draft.run
    let detail: BulkDetail
    if let reason = refusal ?? scripted?.effect.refusal?.message {
      detail = .refused(position, because: reason)
    } else {
      let counters = call.api.counters(of: .folders(scope), from: mailbox, taking: milliseconds, run, after: &restores)
      detail = .restored(position, counters)
    }
    var event = RestoreEvent(
      .mailbox(target: nil), of: mailbox, detail.status, because: detail.error, at: restores.moment,
      taking: milliseconds)
    event.run = run
    restores.events.append(event)
    guard begun != nil else {
      if detail.error == nil { restores.count(detail.counters, taking: milliseconds) }
      return detail
    }
    begun?.append(
      RestoredPart(
        subject: .mailbox(mailbox), status: detail.status, counters: detail.counters, error: detail.error,
        warning: nil, milliseconds: milliseconds),
      event)
    return detail
  }
}

extension RestoredPart {
  /// A mailbox that is none of the session's, as the request `text` has it, but for what is too long to be kept.
  fileprivate init(unresolved named: NamedMailbox, _ detail: BulkDetail, in text: Span<UInt8>) {
    self.init(
      subject: .unresolved(
        named.id, name: Self.kept(named.name?.text(in: text)), email: Self.kept(named.email?.text(in: text))),
      status: detail.status, counters: detail.counters, error: detail.error, warning: detail.warning, milliseconds: 0)
  }

  /// Bytes of a name or an address that are kept: more than the product lets one have.
  static let longestText = 256

  /// A text, cut where it is too long (assumed).
  private static func kept(_ text: String?) -> String {
    guard let text, text.utf8.count > longestText else { return text ?? "" }
    return "\(text.beginning(ofBytes: longestText))…"
  }
}

extension Reply {
  /// Takes what the fixtures script for one mailbox of several into account: its delay, what it does to the whole answer,
  /// where no other has done that before, and that its refusal is scripted.
  fileprivate mutating func follow(_ scripted: ScriptedRestore) {
    verdict.wait(scripted.milliseconds)
    if effect == nil, scripted.effect.isOnWire { effect = scripted.effect.onWire }
    if scripted.effect.refuses || scripted.effect.breaksAnswer { verdict.markScripted() }
  }

  /// The same where the restore goes on as a session of its own: neither delay nor refusal concerns the answer.
  mutating func followInSession(_ scripted: ScriptedRestore) {
    if effect == nil, scripted.effect.isOnWire { effect = scripted.effect.onWire }
    if scripted.effect.refuses || scripted.effect.breaksAnswer { verdict.markScripted() }
  }
}
