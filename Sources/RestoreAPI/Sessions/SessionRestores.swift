import Backup
import Bytes

/// What was restored in a session. A restore that takes time has changed nothing of the live mailbox before it is over,
/// and nothing has to wake up then: the next request brings things up to date.
struct SessionRestores: Sendable {
  /// The latest of it, as it is listed.
  var events = RestoreEvents()
  /// When the request in hand came.
  private(set) var moment = Timestamp.unixEpoch
  /// How many restores there were from each mailbox, of those whose script has to know.
  private var counts: [UUID: Int] = [:]

  /// The latest of them as v8 tells of them.
  var operations = RestoreOperations()

  // The rest is for the setting `stateful`.

  /// What has been restored of each mailbox by restores that are over.
  private var progress: [UUID: RestoreProgress] = [:]
  /// The same as the request in hand sees it, which takes one mailbox after the other; only where its restores take time.
  private var ahead: [UUID: RestoreProgress] = [:]
  /// The restores that were not over when they were last looked through.
  private var running: [RunningRestore] = []
  /// How much they restore, in units of ``RunningRestore/size``.
  private var runningSize = 0

  /// How many restores are remembered that may not be over.
  var runningCount: Int { running.count }

  /// The most that restores which are not over may restore together: far more than tests have under way, and some
  /// 10 MB at most. What comes beyond is restored, and forgotten (assumed).
  static let mostRunning = 100_000

  /// How long before the latest moment a request may have come and still be taken for one at that moment: workers read
  /// their clocks before they wait for each other. One that comes from longer ago has a clock that was set back.
  private static let mostDisorder: Int64 = 1

  /// Begins a request's restores: it is `now`, and what takes time may be over.
  mutating func begin(at now: Timestamp) {
    if now >= moment || moment.seconds - now.seconds > Self.mostDisorder { moment = now }
    if !ahead.isEmpty { ahead = [:] }
    if !running.isEmpty { settle() }
  }

  /// Whether another restore of one of the mailboxes that are meant goes on.
  func goOn(with isMeant: (UUID) -> Bool) -> Bool { operations.goOn(at: moment, with: isMeant) }

  /// What the fixtures script for the next restore from `mailbox` in the session, which begins with this; nil for nothing.
  mutating func takeScript(of mailbox: Mailbox, in session: UUID) -> ScriptedRestore? {
    if mailbox.script.isEmpty { return nil }
    guard mailbox.script.counts else { return mailbox.scripted(restore: 0, in: session) }
    let number = counts[mailbox.id] ?? 0
    counts[mailbox.id] = number + 1
    return mailbox.scripted(restore: number, in: session)
  }

  /// Counts a restore from `mailbox` after those that are over, and remembers it for when it is over, too.
  /// `run` may stop it before.
  mutating func restore(
    _ part: RestorePart, of mailbox: Mailbox, taking milliseconds: Int, _ run: RestoreRun?
  ) -> RestoreCounters {
    guard milliseconds > 0 else {
      return mailbox.restore(part, progress: &progress[mailbox.id, default: RestoreProgress()])
    }
    var seen = ahead[mailbox.id] ?? progress[mailbox.id] ?? RestoreProgress()
    let counters = mailbox.restore(part, progress: &seen)
    ahead[mailbox.id] = seen
    let restore = RunningRestore(
      part: part, mailbox: mailbox, endTime: moment.advanced(byMilliseconds: milliseconds), run: run)
    if runningSize + restore.size <= Self.mostRunning {
      running.append(restore)
      runningSize += restore.size
    }
    return counters
  }

  /// Remembers for `Statistics` what a restore of one mailbox did that is no session of its own.
  mutating func note(
    _ counters: RestoreCounters, of mailbox: Mailbox, _ kind: RestoreOperation.Kind, taking milliseconds: Int
  ) {
    if milliseconds == 0 { return operations.count(counters) }
    var draft = RestoreOperation.Draft(kind, at: moment)
    draft.append(
      RestoredPart(
        subject: .mailbox(mailbox), status: counters.status, counters: counters, error: nil, warning: nil,
        milliseconds: milliseconds))
    operations.append(RestoreOperation(draft))
  }

  /// The items of `mailbox` after the restores that are over.
  func numbers(of mailbox: Mailbox) -> MailboxNumbers {
    MailboxNumbers(of: mailbox, after: progress[mailbox.id] ?? RestoreProgress())
  }

  /// Takes what is over into the progress.
  private mutating func settle() {
    for restore in running where restore.endTime <= moment {
      if restore.run?.cuts(restore.endTime) != true {
        _ = restore.mailbox.restore(
          restore.part, progress: &progress[restore.mailbox.id, default: RestoreProgress()])
      }
      runningSize -= restore.size
    }
    running.removeAll { $0.endTime <= moment }
  }
}

/// A restore that takes time, as it is remembered until it is over.
private struct RunningRestore {
  let part: RestorePart
  let mailbox: Mailbox
  let endTime: Timestamp
  let run: RestoreRun?

  /// How much there is to remember of it: one, and one for each item.
  var size: Int {
    if case .items(let ids, _) = part { 1 + ids.count } else { 1 }
  }
}

extension Timestamp {
  /// The time so many milliseconds later, an hour at the most.
  func advanced(byMilliseconds milliseconds: Int) -> Timestamp {
    let ticks = Int64(milliseconds) * (Timestamp.ticksPerSecond / 1000)
    return Timestamp(clampingSeconds: seconds, ticks: tickOfSecond + ticks)
  }
}
