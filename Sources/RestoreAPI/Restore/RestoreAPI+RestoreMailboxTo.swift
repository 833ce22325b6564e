import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores a mailbox to another place, by the flags of a bulk restore. Which place that is changes no count, not
  /// even with the setting `stateful`, which remembers what was taken, not where it went (assumed).
  func restoreMailboxTo(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.restoreTo, body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call)
    let mailbox = try call.mailbox(in: session.beginning)

    var rules = BodyRules(request)
    checkRestore(&rules, of: .restoreTo, for: call, in: body, &reply)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &reply.scratch)
    let restore = MailboxRestore(
      of: .folders(RestoreScope(flagsOf: request)), from: mailbox,
      to: request[.mailbox].text?.text(in: body), folder: request[.folder].text?.text(in: body))
    try perform(restore, in: session, for: call, &reply)
  }
}
