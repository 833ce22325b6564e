import Choices
import Backup
import HTTP1
import JSONText
import Verdict

// The restores from one mailbox. Each reads as the list of its stages: what the path names in the mailbox, the body's
// rules, accounts, then what all restores share.
extension RestoreAPI {
  /// Restores a mailbox to where it was (vendor page "Restoring Mailbox Data to Original Exchange Server").
  static func restoreMailbox(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let restore = MailboxRestore(of: .folders(.single), from: opened.mailbox)
    try checkBody(of: call, text, &reply)
    try perform(restore, in: opened.session, for: call, &reply)
  }

  /// Restores a folder to where it was.
  static func restoreFolder(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let restore = MailboxRestore(of: .folder(try call.folder(of: opened.mailbox)), from: opened.mailbox)
    try checkBody(of: call, text, &reply)
    try perform(restore, in: opened.session, for: call, &reply)
  }

  /// Restores an item to where it was.
  static func restoreItem(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let restore = MailboxRestore(of: .items([try call.item(of: opened.mailbox).id]), from: opened.mailbox)
    try checkBody(of: call, text, &reply)
    try perform(restore, in: opened.session, for: call, &reply)
  }

  /// Restores any number of a mailbox's items to where they were, in the order of the body; an id named twice is
  /// restored twice (assumed, as mailboxes are in bulk).
  static func restoreItems(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    var rules = BodyRules(call.body)
    rules.checkList(reply.scratch.items, named: .itemsNamed, identified: .itemID, in: text)
    rules.checkRestore(call, in: text, &reply)
    try rules.conclude()
    let ids = try ids(of: reply.scratch.items, in: opened.mailbox, text)

    try checkAccounts(of: call, CredentialSet.singleRestore, in: text, using: &reply.scratch)
    let restore = MailboxRestore(of: .items(ids), from: opened.mailbox)
    try perform(restore, in: opened.session, for: call, &reply)
  }

  /// Restores a mailbox to another place, by the flags of a bulk restore. Which place that is changes no count, not
  /// even with the setting `stateful`, which remembers what was taken, not where it went (assumed).
  static func restoreMailboxTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    try checkBody(of: call, text, &reply)
    let restore = MailboxRestore(
      of: .folders(RestoreScope(flagsOf: call.body)), from: opened.mailbox,
      to: call.body[.mailbox].text?.text(in: text), folder: call.body[.folder].text?.text(in: text))
    try perform(restore, in: opened.session, for: call, &reply)
  }

  /// The stages "body rules" and "accounts" of a restore whose path names all that is restored.
  private static func checkBody(of call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    var rules = BodyRules(call.body)
    rules.checkRestore(call, in: text, &reply)
    try rules.conclude()
    try checkAccounts(of: call, CredentialSet.singleRestore, in: text, using: &reply.scratch)
  }

  /// The stage "items of the body", which comes where behaviour.md has nothing: one that the mailbox has not refuses
  /// them all (assumed).
  static func ids(
    of items: ItemList, in mailbox: Mailbox, _ text: Span<UInt8>
  ) throws(Rejection) -> [ItemID] {
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

// What all restores share.
extension RestoreAPI {
  /// The stage "accounts": every user name and password pair of the body is one of the fixtures', where these have any
  /// (behaviour.md, section 4).
  static func checkAccounts(
    of call: Call, _ sets: [CredentialSet], in text: Span<UInt8>, using scratch: inout Scratch
  ) throws(Rejection) {
    guard call.world.checksExchangeAccounts else { return }
    var violations: [Violation] = []
    for set in sets {
      guard let pair = set.pair, let userName = call.body[pair.userName].text,
        let password = call.body[pair.password].text
      else { continue }
      userName.decode(into: &scratch.text, in: text)
      password.decode(into: &scratch.password, in: text)
      let isKnown = call.world.acceptsExchangeAccount(userName: scratch.text.span, password: scratch.password.span)
      guard !isKnown else { continue }
      let breach = Breach(
        .account, Message.wrongAccount, at: pair.password,
        expected: "the password of one of the fixtures' exchangeAccounts",
        suggestion: "add the account to the fixtures, or take exchangeAccounts out")
      violations.append(call.body.violation(breach, in: text))
    }
    if let rejection = Rejection(.internalServerError, violations) { throw rejection }
  }

  /// The stages "outcomes" and "counts" of a restore from one mailbox, its events, and its answer.
  private static func perform(
    _ restore: MailboxRestore, in session: SessionRecord, for call: Call, _ reply: inout Reply
  ) throws(Rejection) {
    let (counters, scripted) = try self.restore(in: session, at: call.now) { restores in
      let scripted = restores.takeScript(of: restore.mailbox, in: session.beginning.id)
      return (call.api.counters(of: restore, scripted, after: &restores), scripted)
    }
    if let scripted { try follow(scripted, &reply) }

    call.api.addRestoreType(to: &reply.response)
    reply.writer.write(into: &reply.response) { writer, _ in
      writer.beginObject()
      writer.members(counters)
      writer.endObject()
    }
  }

  /// The stage "outcomes": what the fixtures script for the mailbox (behaviour.md, section 4), and so for every part of
  /// it.
  private static func follow(_ scripted: ScriptedRestore, _ reply: inout Reply) throws(Rejection) {
    reply.verdict.wait(scripted.milliseconds)
    reply.effect = scripted.effect
    if scripted.effect.breaksAnswer { reply.verdict.markScripted() }
    guard let refusal = scripted.effect.refusal else { return }
    throw Rejection(
      Status(code: refusal.status) ?? .internalServerError,
      Violation(
        .outcome, message: refusal.message, at: PathParameter.mailboxId.placeholder,
        expected: "a mailbox without a scripted refusal", found: "an outcome of the fixtures",
        suggestion: "take the outcome out of the fixtures, or restore another mailbox"))
  }

  /// The stage "counts" of a restore from one mailbox, with its events; nothing is restored where it is refused.
  private func counters(
    of restore: MailboxRestore, _ scripted: ScriptedRestore?, after restores: inout SessionRestores
  ) -> RestoreCounters {
    let milliseconds = scripted?.milliseconds ?? 0
    var (counters, status) = (RestoreCounters(), RestoreStatus.failed)
    let refusal = scripted?.effect.refusal
    if refusal == nil {
      counters = self.counters(of: restore.part, from: restore.mailbox, taking: milliseconds, after: &restores)
      status = counters.status
    }
    restores.events.append(
      restore, status, because: refusal?.message, at: restores.moment, taking: milliseconds)
    return counters
  }

  /// The counts of a restore, only by the fixtures, or after what was restored before (setting `stateful`).
  func counters(
    of part: RestorePart, from mailbox: Mailbox, taking milliseconds: Int, after restores: inout SessionRestores
  ) -> RestoreCounters {
    settings.stateful ? restores.restore(part, of: mailbox, taking: milliseconds) : mailbox.restore(part)
  }

  /// Begins the answer of a restore.
  func addRestoreType(to response: inout Response) {
    if settings.restoreContentType == .json { response.addJSONType() }
  }
}
