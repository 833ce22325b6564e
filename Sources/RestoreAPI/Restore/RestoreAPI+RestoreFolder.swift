import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores a folder to where it was.
  func restoreFolder(
    _ call: Call, _ body: Span<UInt8>, using scratch: inout Scratch, into response: inout Response,
    noting judgement: inout Judgement
  ) throws(Rejection) {
    let request = try BodyReader.read(.singleRestore, body, using: &scratch, noting: &judgement)
    try call.checkParameters()
    let session = try mailSession(of: call)
    let mailbox = try call.mailbox(in: session)
    let folder = try call.folder(of: mailbox)

    var rules = BodyRules(request)
    checkRestore(&rules, of: .singleRestore, for: call, in: body, using: &scratch, noting: &judgement)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &scratch)
    let restore = MailboxRestore(of: .folder(folder), from: mailbox)
    try perform(restore, in: session, for: call, into: &response, noting: &judgement)
  }
}
