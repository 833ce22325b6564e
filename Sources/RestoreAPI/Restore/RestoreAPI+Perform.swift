import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The stage "body rules" from rule 2 on: the same for every restore, as a rule about properties that a body has not
  /// is kept.
  func checkRestore(
    _ rules: inout BodyRules, of schema: BodySchema, by sets: [CredentialSet] = CredentialSet.singleRestore,
    for call: Call, organization: OrganizationType? = nil, in body: Span<UInt8>, _ reply: inout Reply
  ) {
    rules.checkCredentials(sets, for: organization, in: body, noting: &reply.judgement)
    if settings.mandatoryFlags { rules.checkFlags(of: schema, in: body) }
    rules.checkPeriod(in: body)
    rules.checkCertificate(settings.certificateCheck, in: body, at: call.now, &reply)
    rules.checkDeviceCode(in: body, for: call, using: &reply.scratch)
  }

  /// The stages "outcomes" and "counts" of a restore from one mailbox, its events, and its answer.
  func perform(_ restore: MailboxRestore, in session: SessionRecord, for call: Call, _ reply: inout Reply)
    throws(Rejection)
  {
    reply.judgement.wait(restore.mailbox.restoreMilliseconds)
    try checkOutcome(of: restore, in: session, for: call)
    let counters = try self.restore(in: session, at: call.now) { restores in
      let counters = self.counters(of: restore.part, from: restore.mailbox, after: &restores)
      restores.events.append(restore, counters.status, at: restores.moment)
      return counters
    }

    addRestoreType(to: &reply.response)
    reply.writer.write(into: &reply.response) { writer, _ in
      writer.beginObject()
      writer.members(counters)
      writer.endObject()
    }
  }

  /// The counts of a restore, by the fixtures alone or after what was restored before (setting `stateful`).
  func counters(
    of part: RestorePart, from mailbox: Mailbox, after restores: inout SessionRestores
  ) -> RestoreCounters {
    settings.stateful ? restores.restore(part, of: mailbox) : mailbox.restore(part)
  }

  /// Begins the answer of a restore.
  func addRestoreType(to response: inout Response) {
    if settings.restoreContentType == .json { response.addJSONType() }
  }

  /// The stage "outcomes": trouble that the fixtures script for the mailbox (behaviour.md, section 4), and so for every
  /// part of it.
  private func checkOutcome(
    of restore: MailboxRestore, in session: SessionRecord, for call: Call
  ) throws(Rejection) {
    guard let refusal = restore.mailbox.outcome?.refusal else { return }
    try self.restore(in: session, at: call.now) { restores in
      restores.events.append(restore, .failed, because: refusal.message, at: restores.moment)
    }
    throw Rejection(
      Status(code: refusal.status) ?? .internalServerError,
      Violation(
        .outcome, message: refusal.message, at: PathParameter.mailboxId.placeholder,
        expected: "a mailbox without a scripted refusal", found: "an outcome of the fixtures"))
  }
}
