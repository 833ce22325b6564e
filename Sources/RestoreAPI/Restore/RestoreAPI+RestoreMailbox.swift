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
    checkRestore(&rules, of: .singleRestore, for: call, in: body, using: &scratch, noting: &judgement)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &scratch)
    let restore = MailboxRestore(of: .folders(.single), from: mailbox)
    try perform(restore, in: session, for: call, into: &response, noting: &judgement)
  }
}
