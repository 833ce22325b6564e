import Backup
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

    try checkAccounts(of: call, call.version.bulkCredentials, in: text, using: &reply.scratch)
    let shape = call.api.settings.bulkShape
    if shape.hasDetails {
      try BulkAnswer.reserve(reply.scratch.mailboxes.named.count, of: text.count, in: &reply.response)
    }
    let summary = try restoreEach(call, in: session, text, &reply)

    call.api.addRestoreType(to: &reply.response)
    if shape.hasDetails { reply.verdict.rest(on: .openapi) }
    let answer = BulkAnswer(shape: shape, summary: summary, world: call.world)
    try reply.writer.write(into: &reply.response) { (writer, response) throws(Rejection) in
      try answer.write(reply.scratch.details, of: reply.scratch.mailboxes, in: text, to: &writer, &response)
    }
  }

  /// Restores one mailbox after the other, in the order of the body and in one step; an id named twice is restored twice.
  private static func restoreEach(
    _ call: Call, in session: SessionRecord, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> BulkSummary {
    let scope = RestoreScope(flagsOf: call.body)
    let mailboxes = session.beginning.mailboxes
    reply.scratch.details.removeAll(keepingCapacity: true)
    reply.scratch.details.reserveCapacity(reply.scratch.mailboxes.named.count)
    return try restore(in: session, at: call.now) { restores in
      var summary = BulkSummary()
      for (index, named) in reply.scratch.mailboxes.named.enumerated() {
        let detail: BulkDetail
        if let position = call.world.mailboxPosition(named.id), mailboxes.contains(position) {
          let mailbox = call.world.mailboxes[position]
          let scripted = restores.takeScript(of: mailbox, in: session.beginning.id)
          if let scripted { reply.follow(scripted) }
          let milliseconds = scripted?.milliseconds ?? 0
          if let refusal = scripted?.effect.refusal {
            detail = .refused(position, because: refusal.message)
          } else {
            let counters = call.api.counters(
              of: .folders(scope), from: mailbox, taking: milliseconds, after: &restores)
            detail = .restored(position, counters)
          }
          restores.events.append(
            RestoreEvent(
              .mailbox(target: nil), of: mailbox, detail.status, because: detail.error, at: restores.moment,
              taking: milliseconds))
        } else {
          detail = .unresolved(isSkipped: call.body.flag(.skipUnresolved))
          warnOfUnresolved(index, of: reply.scratch.mailboxes, in: text, noting: &reply.verdict)
        }
        summary.add(detail)
        reply.scratch.details.append(detail)
      }
      return summary
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

extension Reply {
  /// Takes what the fixtures script for one mailbox of several into account: its delay, what it does to the whole answer,
  /// where no other has done that before, and that its refusal is scripted.
  fileprivate mutating func follow(_ scripted: ScriptedRestore) {
    verdict.wait(scripted.milliseconds)
    if effect == nil, scripted.effect.isOnWire { effect = scripted.effect.onWire }
    if scripted.effect.refuses || scripted.effect.breaksAnswer { verdict.markScripted() }
  }
}
