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
    let refusal = try checkBody(of: call, text, &reply)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// Restores a folder to where it was.
  static func restoreFolder(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let restore = MailboxRestore(of: .folder(try call.folder(of: opened.mailbox)), from: opened.mailbox)
    let refusal = try checkBody(of: call, text, &reply)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// Restores an item to where it was.
  static func restoreItem(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let restore = MailboxRestore(of: .items([try call.item(of: opened.mailbox).id]), from: opened.mailbox)
    let refusal = try checkBody(of: call, text, &reply)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
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

    let refusal = try checkAccounts(of: call, CredentialSet.singleRestore, in: text, &reply)
    let restore = MailboxRestore(of: .items(ids), from: opened.mailbox)
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// Restores a mailbox to another place, by the flags of a bulk restore. Which place that is changes no count, not
  /// even with the setting `stateful`, which remembers what was taken, not where it went (assumed).
  static func restoreMailboxTo(
    _ call: Call, _ opened: OpenMailbox, _ text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    let refusal = try checkBody(of: call, text, &reply)
    let restore = MailboxRestore(
      of: .folders(RestoreScope(flagsOf: call.body)), from: opened.mailbox,
      to: call.body[.mailbox].text?.text(in: text), folder: call.body[.folder].text?.text(in: text))
    try perform(restore, refused: refusal, opened.session, for: call, &reply)
  }

  /// The stages "body rules" and "accounts" of a restore whose path names all that is restored; why it will fail, as the
  /// latter has it.
  static func checkBody(of call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) -> String? {
    var rules = BodyRules(call.body)
    rules.checkRestore(call, in: text, &reply)
    try rules.conclude()
    return try checkAccounts(of: call, CredentialSet.singleRestore, in: text, &reply)
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
  /// (behaviour.md, section 4). Where a restore answers a session, that one fails, for the reason that is returned; else the
  /// request is refused.
  static func checkAccounts(
    of call: Call, _ sets: [CredentialSet], in text: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> String? {
    guard call.world.checksExchangeAccounts else { return nil }
    var violations: [Violation] = []
    for set in sets {
      guard let pair = set.pair, let userName = call.body[pair.userName].text,
        let password = call.body[pair.password].text
      else { continue }
      userName.decode(into: &reply.scratch.text, in: text)
      password.decode(into: &reply.scratch.password, in: text)
      let isKnown = call.world.acceptsExchangeAccount(
        userName: reply.scratch.text.span, password: reply.scratch.password.span)
      guard !isKnown else { continue }
      let breach = Breach(
        .account, Message.wrongAccount, at: pair.password,
        expected: "the password of one of the fixtures' exchangeAccounts",
        suggestion: "add the account to the fixtures, or take exchangeAccounts out")
      violations.append(call.body.violation(breach, in: text))
    }
    guard let rejection = Rejection(.internalServerError, violations) else { return nil }
    guard call.endpoint.answersSession else { throw rejection }
    for violation in violations { reply.verdict.warn(violation) }
    return rejection.message
  }

  /// The stages "outcomes" and "counts" of a restore from one mailbox, its events, and its answer. `refusal` is why nothing can
  /// be restored at all, where that is told by a session of the restore's own.
  static func perform(
    _ restore: MailboxRestore, refused refusal: String?, _ session: SessionRecord, for call: Call, _ reply: inout Reply
  ) throws(Rejection) {
    guard !call.endpoint.answersSession else { return try begin(restore, refused: refusal, session, for: call, &reply) }
    reply.trace.overlapsRestore = session.operations.restoreAny(of: [restore.mailbox.id], at: call.now)
    let (counters, scripted) = try self.restore(in: session, at: call.now) { restores in
      let scripted = restores.takeScript(of: restore.mailbox, in: session.beginning.id)
      return (call.api.counters(of: restore, scripted, after: &restores), scripted)
    }
    if let scripted { try follow(scripted, &reply) }
    if counters.failed > 0 { reply.verdict.rest(on: .assumed) }

    call.api.addRestoreType(to: &reply.response)
    reply.writer.write(into: &reply.response) { writer, _ in
      writer.beginObject()
      writer.members(counters)
      if counters.failed > 0 { writer.failures(of: restore) }
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
      counters = self.counters(of: restore.part, from: restore.mailbox, taking: milliseconds, nil, after: &restores)
      status = counters.status
      restores.count(counters, taking: milliseconds)
    }
    restores.events.append(
      restore, status, because: refusal?.message, at: restores.moment, taking: milliseconds)
    return counters
  }

  /// The counts of a restore, only by the fixtures, or after what was restored before (setting `stateful`).
  func counters(
    of part: RestorePart, from mailbox: Mailbox, taking milliseconds: Int, _ run: RestoreRun?,
    after restores: inout SessionRestores
  ) -> RestoreCounters {
    settings.stateful ? restores.restore(part, of: mailbox, taking: milliseconds, run) : mailbox.restore(part)
  }

  /// Begins the answer of a restore.
  func addRestoreType(to response: inout Response) {
    if settings.restoreContentType == .json { response.addJSONType() }
  }
}
