import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// The stage "body rules" from rule 2 on: the same for every restore, as a rule about properties that a body has not
  /// is kept.
  func checkRestore(
    _ rules: inout BodyRules, of schema: BodySchema, by sets: [CredentialSet] = CredentialSet.singleRestore,
    for call: Call, organization: OrganizationType? = nil, in body: Span<UInt8>, using scratch: inout Scratch,
    noting judgement: inout Judgement
  ) {
    rules.checkCredentials(sets, for: organization, in: body)
    if settings.mandatoryFlags { rules.checkFlags(of: schema, in: body) }
    rules.checkPeriod(in: body)
    rules.checkCertificate(settings.certificateCheck, in: body, at: call.now, using: &scratch, noting: &judgement)
    rules.checkDeviceCode(in: body, for: call, issued: deviceCodes, using: &scratch)
  }

  /// The stages "outcomes" and "counts" of a restore from one mailbox, its events, and its answer.
  func perform(
    _ restore: MailboxRestore, in session: RestoreSession, for call: Call, into response: inout Response,
    noting judgement: inout Judgement
  ) throws(Rejection) {
    judgement.wait(restore.mailbox.outcome?.delayMilliseconds ?? 0)
    try checkOutcome(of: restore, in: session, for: call)
    let counters = counters(restore.part, of: restore.mailbox, in: session, of: call.world)
    record(restore, counters.status, in: session, for: call)

    addRestoreType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    writer.members(counters)
    writer.endObject()
    writer.finish(into: &response.body)
  }

  /// The counts of a restore, by the fixtures alone or after what was restored before (setting `stateful`).
  func counters(
    _ part: RestorePart, of mailbox: Mailbox, in session: RestoreSession, of world: World
  ) -> RestoreCounters {
    guard settings.stateful else { return mailbox.restore(part) }
    return sessions.restore(part, of: mailbox, in: session, of: world)
  }

  /// Begins the answer of a restore.
  func addRestoreType(to response: inout Response) {
    if settings.restoreContentType == .json { addJSONType(to: &response) }
  }

  /// The stage "outcomes": trouble that the fixtures script for the mailbox (behaviour.md, section 4), and so for every
  /// part of it.
  private func checkOutcome(
    of restore: MailboxRestore, in session: RestoreSession, for call: Call
  ) throws(Rejection) {
    guard let refusal = restore.mailbox.outcome?.refusal else { return }
    record(restore, .failed, because: refusal.message, in: session, for: call)
    throw Rejection(
      Status(code: refusal.status) ?? .internalServerError,
      Violation(
        .outcome, message: refusal.message, at: PathParameter.mailboxId.placeholder,
        expected: "a mailbox without a scripted refusal", found: "an outcome of the fixtures"))
  }
}
