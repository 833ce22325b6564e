import Backup
import HTTP1
import JSONText

// The restores whose paths name all that is restored.
extension RestoreAPI {
  /// Restores a mailbox to where it was (vendor page "Restoring Mailbox Data to Original Exchange Server").
  func restoreMailbox(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try restore(call, body, &reply) { _ in .folders(.single) }
  }

  /// Restores a folder to where it was.
  func restoreFolder(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try restore(call, body, &reply) { mailbox throws(Rejection) in
      .folder(try call.folder(of: mailbox))
    }
  }

  /// Restores an item to where it was.
  func restoreItem(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    try restore(call, body, &reply) { mailbox throws(Rejection) in
      .items([try call.item(of: mailbox).id])
    }
  }

  /// The stages that they share; `part` finds what the path names in its mailbox.
  private func restore(
    _ call: Call, _ body: Span<UInt8>, _ reply: inout Reply, _ part: (Mailbox) throws(Rejection) -> RestorePart
  ) throws(Rejection) {
    let request = try BodyReader.read(.singleRestore, body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call)
    let mailbox = try call.mailbox(in: session.beginning)
    let restore = MailboxRestore(of: try part(mailbox), from: mailbox)

    var rules = BodyRules(request)
    checkRestore(&rules, of: .singleRestore, for: call, in: body, &reply)
    try rules.conclude()

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &reply.scratch)
    try perform(restore, in: session, for: call, &reply)
  }
}
