import Backup
import Bytes
import Synchronization

/// A restore as it goes on in time: what it does is decided when it begins, and what of it is over follows from the clock.
/// It may be stopped before its end; what was not over by then is cancelled (assumed, as the vendor has a status of that
/// name).
final class RestoreOperation: Sendable {
  /// Whether and when it was stopped.
  let run: RestoreRun
  /// What is restored.
  let kind: Kind
  /// Its parts, a mailbox each, at most ``mostParts``.
  let parts: [RestoredPart]
  /// What the parts beyond those amount to; they are over when all is.
  let rest: RestoreCounters
  /// Why nothing was restored at all; nil where something was, or there was nothing wrong.
  let error: String?
  private let startTime: Timestamp
  private let milliseconds: Int

  /// The most mailboxes whose details are kept of one restore: ten times those of a page, and 2 MB. Of those beyond, the
  /// counts are kept (assumed).
  static let mostParts = 10_000

  /// What a restore is of.
  enum Kind: Sendable {
    /// Several mailboxes.
    case mailboxes
    /// A mailbox.
    case mailbox
    /// A folder or items of a mailbox.
    case part
  }

  /// A restore that has begun.
  init(_ draft: Draft) {
    (run, kind, startTime, parts, rest) = (draft.run, draft.kind, draft.startTime, draft.parts, draft.rest)
    (error, milliseconds) = (draft.error, draft.milliseconds)
  }

  /// A restore whose parts are being decided.
  struct Draft {
    /// Whether and when it was stopped.
    let run = RestoreRun()
    /// What is restored.
    let kind: Kind
    /// When it began.
    let startTime: Timestamp
    /// Why nothing was restored at all.
    var error: String?
    fileprivate var parts: [RestoredPart] = []
    fileprivate var rest = RestoreCounters()
    fileprivate var milliseconds = 0

    /// A restore without any part yet.
    init(_ kind: Kind, at startTime: Timestamp) {
      self.kind = kind
      self.startTime = startTime
    }

    /// Takes another part, which takes so long from the beginning.
    mutating func append(_ part: RestoredPart) {
      milliseconds = max(milliseconds, part.milliseconds)
      if parts.count < mostParts { parts.append(part) } else { rest += part.counters }
    }
  }
}

extension RestoreOperation {
  /// When it ends, as far as is known: when its last part does, or when it was stopped.
  var endTime: Timestamp { run.end(before: startTime.advanced(byMilliseconds: milliseconds)) }

  /// Whether it has ended at `now`; what takes no time has, whatever the clock says.
  func isOver(at now: Timestamp) -> Bool { milliseconds == 0 || endTime <= now }

  /// Whether one of its parts has been restored, or refused, at `now`.
  func isOver(_ part: RestoredPart, at now: Timestamp) -> Bool {
    guard part.milliseconds > 0 else { return true }
    let end = startTime.advanced(byMilliseconds: part.milliseconds)
    return end <= now && !run.cuts(end)
  }

  /// Whether a part was given up as the restore was stopped.
  func isCancelled(_ part: RestoredPart) -> Bool {
    part.milliseconds > 0 && run.cuts(startTime.advanced(byMilliseconds: part.milliseconds))
  }

  /// How it went, once it is over: `Failed` where nothing was restored, `Success` where all went well (assumed).
  var result: RestoreSessionResult {
    var (isSound, isFailed) = (error == nil, true)
    for part in parts {
      let status = isCancelled(part) ? RestoreStatus.failed : part.status
      if status != .success { isSound = false }
      if status != .failed { isFailed = false }
    }
    return isSound ? .success : isFailed ? .failed : .warning
  }

  /// About the bytes that it takes.
  var size: Int { parts.count * 200 + 500 }
}

/// Whether and when a restore was stopped: what its events and its progress share.
final class RestoreRun: Sendable {
  private let stopTicks = Atomic<Int64>(Timestamp.distantFuture.ticks)

  /// Stops it at `now`, unless it was stopped before.
  func stop(at now: Timestamp) {
    _ = stopTicks.compareExchange(
      expected: Timestamp.distantFuture.ticks, desired: now.ticks, ordering: .acquiringAndReleasing)
  }

  /// The end of what would end at `end`.
  func end(before end: Timestamp) -> Timestamp {
    Timestamp(ticks: min(end.ticks, stopTicks.load(ordering: .acquiring))) ?? end
  }

  /// Whether what would end at `end` was stopped before.
  func cuts(_ end: Timestamp) -> Bool { stopTicks.load(ordering: .acquiring) < end.ticks }
}

/// What a restore did with one of its mailboxes.
struct RestoredPart: Sendable {
  /// The mailbox, as far as it is known.
  enum Subject: Sendable {
    /// One of the session's.
    case mailbox(Mailbox)
    /// None of the session's, as the request has it.
    case unresolved(UUID, name: String, email: String)
  }

  /// The mailbox.
  let subject: Subject
  /// How it went.
  let status: RestoreStatus
  /// What was restored.
  let counters: RestoreCounters
  /// Why it failed; nil where it did not.
  let error: String?
  /// What was wrong and did no harm, as the mailbox was to be skipped then; nil where nothing was.
  let warning: String?
  /// How long it takes from the beginning of the restore.
  let milliseconds: Int
}
