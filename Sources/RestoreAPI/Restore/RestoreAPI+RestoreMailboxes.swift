import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores any number of mailboxes to where they were (vendor page "Performing Bulk Restore of Mailbox Data").
  func restoreMailboxes(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.bulkRestore, body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call)

    var rules = BodyRules(request)
    rules.checkList(reply.scratch.mailboxes, named: .mailboxesNamed, identified: .mailboxID, in: body)
    checkRestore(
      &rules, of: .bulkRestore, by: CredentialSet.bulkRestore, for: call,
      organization: call.world.organization(session.beginning.organizationId)?.type, in: body, &reply)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.bulkRestore, in: body, for: call, using: &reply.scratch)
    if settings.bulkShape.hasDetails {
      try BulkAnswer.reserve(reply.scratch.mailboxes.named.count, of: body.count, in: &reply.response)
    }
    let summary = try restoreEach(of: request, in: session, body, for: call, &reply)

    addRestoreType(to: &reply.response)
    if settings.bulkShape.hasDetails { reply.judgement.rest(on: .openapi) }
    let answer = BulkAnswer(shape: settings.bulkShape, summary: summary, world: call.world)
    try reply.writer.write(into: &reply.response) { (writer, response) throws(Rejection) in
      try answer.write(reply.scratch.details, of: reply.scratch.mailboxes, in: body, to: &writer, &response)
    }
  }

  /// Restores one mailbox after the other, in the order of the body and in one step; an id named twice is restored twice.
  private func restoreEach(
    of request: RequestBody, in session: SessionRecord, _ body: Span<UInt8>, for call: Call, _ reply: inout Reply
  ) throws(Rejection) -> BulkSummary {
    let scope = RestoreScope(flagsOf: request)
    let mailboxes = session.beginning.mailboxes
    reply.scratch.details.removeAll(keepingCapacity: true)
    reply.scratch.details.reserveCapacity(reply.scratch.mailboxes.named.count)
    return try restore(in: session, at: call.now) { restores in
      var summary = BulkSummary()
      for (index, named) in reply.scratch.mailboxes.named.enumerated() {
        let detail: BulkDetail
        if let position = call.world.mailboxPosition(named.id), mailboxes.contains(position) {
          let mailbox = call.world.mailboxes[position]
          detail = restore(mailbox, at: position, scope, after: &restores, noting: &reply.judgement)
          restores.events.append(
            RestoreEvent(
              .mailbox(target: nil), of: mailbox, detail.status, because: detail.error, at: restores.moment))
        } else {
          detail = .unresolved(isSkipped: request.flag(.skipUnresolved))
          Self.warnOfUnresolved(index, of: reply.scratch.mailboxes, in: body, noting: &reply.judgement)
        }
        summary.add(detail)
        reply.scratch.details.append(detail)
      }
      return summary
    }
  }

  private func restore(
    _ mailbox: Mailbox, at position: Int, _ scope: RestoreScope, after restores: inout SessionRestores,
    noting judgement: inout Judgement
  ) -> BulkDetail {
    if let outcome = mailbox.outcome {
      judgement.wait(outcome.delayMilliseconds)
      if let refusal = outcome.refusal {
        judgement.rest(on: Rule.outcome.basis)
        return .refused(position, because: refusal.message)
      }
    }
    return .restored(position, counters(of: .folders(scope), from: mailbox, after: &restores))
  }

  /// HTTP 200 hides from clients that read only the status that a mailbox was not found.
  private static func warnOfUnresolved(
    _ index: Int, of mailboxes: MailboxList, in text: Span<UInt8>, noting judgement: inout Judgement
  ) {
    judgement.rest(on: Rule.mailboxResolved.basis)
    guard judgement.hasRoomForWarnings else { return }
    judgement.warn(
      Violation(
        .mailboxResolved, at: mailboxes.pointer(to: index, in: text).member("id").description,
        expected: "the id of a mailbox of the session", found: "another id"))
  }
}
