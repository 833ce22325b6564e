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

  /// How often the session has changed, as far as that was asked.
  var changes = ChangeCount()

  /// What they amount to that are no sessions of their own.
  private(set) var account = RestoreAccount()

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
  fileprivate static let mostDisorder: Int64 = 1

  /// Begins a request's restores: it is `now`, and what takes time may be over.
  mutating func begin(at now: Timestamp) {
    if now >= moment || moment.seconds - now.seconds > Self.mostDisorder { moment = now }
    if !ahead.isEmpty { ahead = [:] }
    if !running.isEmpty { settle() }
  }

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

  /// Counts for `Statistics` what a restore did that is no session of its own.
  @inline(__always)
  mutating func count(_ counters: RestoreCounters, taking milliseconds: Int) {
    if milliseconds == 0 { return account.count(counters) }
    account.add(
      RestoreAmount(counters: counters), endingAt: moment.advanced(byMilliseconds: milliseconds), at: moment)
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

/// How often a session has changed. The number never goes back: once the clock was set back, and what had happened with it, it
/// is a new, higher one, so that no number stands for two states.
struct ChangeCount: Sendable {
  private var latest = 0
  private var moment = Timestamp.unixEpoch
  /// How much more often it has changed than the present state tells.
  private var undone = 0

  /// How often it has changed, where the state at `now` tells of `changes`.
  mutating func count(_ changes: Int, at now: Timestamp) -> Int {
    let isSetBack = moment.seconds - now.seconds > SessionRestores.mostDisorder
    if isSetBack, changes + undone < latest { undone = latest + 1 - changes }
    if isSetBack || now > moment { moment = now }
    latest = max(latest, changes + undone)
    return latest
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
