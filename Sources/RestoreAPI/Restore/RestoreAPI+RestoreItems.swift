import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Restores any number of a mailbox's items to where they were, in the order of the body; an id named twice is
  /// restored twice (assumed, as mailboxes are in bulk).
  func restoreItems(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.restoreItems, body, &reply)
    try call.checkParameters()
    let session = try mailSession(of: call)
    let mailbox = try call.mailbox(in: session.beginning)

    var rules = BodyRules(request)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: body)
    checkRestore(&rules, of: .restoreItems, for: call, in: body, &reply)
    try rules.conclude()
    let ids = try ids(of: reply.scratch.items, in: mailbox, body)

    try checkAccounts(of: request, CredentialSet.singleRestore, in: body, for: call, using: &reply.scratch)
    let restore = MailboxRestore(of: .items(ids), from: mailbox)
    try perform(restore, in: session, for: call, &reply)
  }

  /// The stage "items of the body", which comes where behaviour.md has nothing: one that the mailbox has not refuses
  /// them all (assumed).
  private func ids(of items: ItemList, in mailbox: Mailbox, _ text: Span<UInt8>) throws(Rejection) -> [ItemID] {
    var ids: [ItemID] = []
    ids.reserveCapacity(items.named.count)
    var violations: [Violation] = []
    for (index, named) in items.named.enumerated() {
      if let id = named.id, mailbox.item(id) != nil {
        ids.append(id)
      } else if violations.hasRoom {
        violations.append(.unknownItem(named.id, at: items.pointer(to: index, in: text).member("id").description))
      }
    }
    if let rejection = Rejection(.notFound, violations) { throw rejection }
    return ids
  }
}
