import Backup
import HTTP1
import JSONText
import Verdict

/// A restore that has begun and becomes a restore session of its own (v8, and an operator's in every version): what
/// is restored, and what its history shows.
struct BegunRestore: Sendable {
  /// What is restored.
  var draft: RestoreOperation.Draft
  /// What its history shows.
  var events = RestoreEvents()
  /// Why a restore operator began it, where that was told.
  var reason: String?

  /// A restore without any part yet; it restores nothing where there is a reason for that.
  init(_ kind: RestoreOperation.Kind, at startTime: Timestamp, failing reason: String? = nil) {
    draft = RestoreOperation.Draft(kind, at: startTime)
    draft.error = reason
  }

  /// Takes another part, a mailbox, which its history shows as `event`.
  mutating func append(_ part: RestoredPart, _ event: RestoreEvent) {
    draft.append(part)
    events.append(event, hasText: part.mailbox == nil)
  }
}

extension RestoreAPI {
  /// Begins a restore from one mailbox as a session of its own. `refusal` is why nothing can be restored at all.
  static func begin(
    _ restore: MailboxRestore, refused refusal: String?, _ session: SessionRecord, for call: Call, _ reply: inout Reply
  ) throws(Rejection) {
    reply.trace.overlapsRestore = session.operations.restoreAny(of: [restore.mailbox.id], at: call.now)
    let (begun, scripted) = try self.restore(in: session, at: call.now) { restores in
      let scripted = restores.takeScript(of: restore.mailbox, in: session.beginning.id)
      let error = refusal ?? scripted?.effect.refusal?.message
      var begun = BegunRestore(restore.kind, at: restores.moment, failing: error)
      let milliseconds = scripted?.milliseconds ?? 0
      let counters =
        error == nil
        ? call.api.counters(
          of: restore.part, from: restore.mailbox, taking: milliseconds, begun.draft.run, after: &restores)
        : RestoreCounters()
      let part = RestoredPart(
        subject: .mailbox(restore.mailbox), status: error == nil ? counters.status : .failed, counters: counters,
        error: error, warning: nil, milliseconds: milliseconds)
      let tally = begun.events.append(restore, part, begun.draft.run, at: restores.moment)
      restores.events.append(restore, part, begun.draft.run, at: restores.moment)
      begun.draft.append(part, tally)
      begun.reason = restore.reason
      return (begun, scripted)
    }
    if let scripted { reply.followInSession(scripted) }
    answer(begun, in: session, for: call, &reply)
  }

  /// Answers with the id of the restore session that a restore is from now on.
  static func answer(_ begun: BegunRestore, in parent: SessionRecord, for call: Call, _ reply: inout Reply) {
    let beginning = parent.beginning.restoring(
      call.api.newSessionID(), named: "Restore \(parent.beginning.type.product)", by: call.userName ?? "",
      at: begun.draft.startTime, because: begun.reason)
    let operation = RestoreOperation(begun.draft)
    reply.trace.restoresNothing = operation.result == .failed
    let record = SessionRecord(beginning, of: operation, in: parent, begun.events)
    call.installation.sessions.append(record, at: call.worldTime)
    reply.verdict.rest(on: .assumed)
    reply.json { writer in
      writer.beginObject()
      writer.member("sessionId", beginning.id)
      writer.endObject()
    }
  }

  /// Tells what has been restored in the restore session of the path: in one that is a restore, by this; in another one, by
  /// all restores that were begun in it (assumed).
  static func getRestoreSessionStatistics(
    _ call: Call, _ session: SessionRecord, _ reply: inout Reply
  ) throws(Rejection) {
    let statistics = session.statistics(at: call.now)
    try reply.jsonInParts { (writer, response) throws(Rejection) in
      try statistics.write(to: &writer, &response)
    }
  }
}
