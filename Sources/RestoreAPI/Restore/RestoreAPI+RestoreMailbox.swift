import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores a mailbox to where it was (vendor page "Restoring Mailbox Data to Original Exchange Server").
  func restoreMailbox(
    _ call: Call, _ body: Span<UInt8>, using scratch: inout Scratch, into response: inout Response,
    noting judgement: inout Judgement
  ) throws(Rejection) {
    let request = try BodyReader.read(.singleRestore, body, using: &scratch, noting: &judgement)
    try call.checkParameters()
    let session = try mailSession(of: call)
    let mailbox = try call.mailbox(in: session)

    var rules = BodyRules(request)
    rules.checkCredentials(CredentialSet.singleRestore, for: nil, in: body)
    rules.checkCertificate(settings.certificateCheck, in: body, at: call.now, using: &scratch, noting: &judgement)
    rules.checkDeviceCode(in: body, for: call, issued: deviceCodes, using: &scratch)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &scratch)
    judgement.wait(mailbox.outcome?.delayMilliseconds ?? 0)
    try checkOutcome(of: mailbox, in: session, for: call)
    let counters = counters(of: mailbox, .single, in: session, of: call.world)
    record(.restore(of: mailbox, counters.status, at: call.now), in: session, for: call)

    addRestoreType(to: &response)
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    writer.members(counters)
    writer.endObject()
    writer.finish(into: &response.body)
  }

  /// The stage "outcomes": trouble that the fixtures script for the mailbox (behaviour.md, section 4).
  private func checkOutcome(
    of mailbox: Mailbox, in session: RestoreSession, for call: Call
  ) throws(Rejection) {
    guard let refusal = mailbox.outcome?.refusal else { return }
    record(.restore(of: mailbox, .failed, because: refusal.message, at: call.now), in: session, for: call)
    throw Rejection(
      Status(code: refusal.status) ?? .internalServerError,
      Violation(
        .outcome, message: refusal.message, at: PathParameter.mailboxId.placeholder,
        expected: "a mailbox without a scripted refusal", found: "an outcome of the fixtures"))
  }
}
