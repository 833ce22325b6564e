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
  /// Why nothing was restored at all; nil where something was, or there was nothing wrong.
  let error: String?
  private let startTime: Timestamp
  /// What all parts amount to, by milliseconds from its beginning.
  private let schedule: RestoreSchedule

  /// The most mailboxes whose details are kept of one restore: ten times those of a page, and 2 MB beside their texts. Of
  /// those beyond, the counts are kept (assumed).
  static let mostParts = 10_000
  /// The most durations that are told apart: more than fixtures have.
  static let mostSteps = 1000

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
    (run, kind, startTime, parts) = (draft.run, draft.kind, draft.startTime, draft.parts)
    (error, schedule) = (draft.error, draft.schedule)
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
    fileprivate var schedule = RestoreSchedule(atMost: RestoreOperation.mostSteps)

    /// A restore without any part yet.
    init(_ kind: Kind, at startTime: Timestamp) {
      self.kind = kind
      self.startTime = startTime
    }

    /// Takes another part, which `details` counts as `tally`.
    mutating func append(_ part: RestoredPart, _ tally: RestoreTally) {
      schedule.add(RestoreAmount(counters: part.counters, tally: tally), at: Int64(part.milliseconds))
      if parts.count < mostParts { parts.append(part) }
    }

    /// Takes another part, which `details` counts as one.
    mutating func append(_ part: RestoredPart) { append(part, RestoreTally(part.status)) }
  }
}

extension RestoreOperation {
  /// When it ends, as far as is known: when its last part does, or when it was stopped.
  var endTime: Timestamp { run.end(before: end(of: schedule.steps.last?.time ?? 0)) }

  /// Whether it has ended at `now`. What takes no time has, and so has what was stopped, whatever the clock says.
  func isOver(at now: Timestamp) -> Bool { isOver(schedule.steps.last?.time ?? 0, at: now) || run.isStopped }

  /// Whether one of its parts has been restored, or refused, at `now`.
  func isOver(_ part: RestoredPart, at now: Timestamp) -> Bool { isOver(Int64(part.milliseconds), at: now) }

  /// Whether a part was given up as the restore was stopped.
  func isCancelled(_ part: RestoredPart) -> Bool { isCancelled(Int64(part.milliseconds)) }

  /// How far it has come at `now`.
  func standing(at now: Timestamp) -> RestoreStanding {
    var standing = RestoreStanding()
    for step in schedule.steps {
      if isCancelled(step.time) {
        standing.addCancelled(step.amount)
      } else if isOver(step.time, at: now) {
        standing.addOver(step.amount)
      } else {
        standing.planned += step.amount.counters
      }
    }
    return standing
  }

  /// Counts in `account` what it amounts to, as it is known no longer than `now`.
  func settle(into account: inout RestoreAccount, at now: Timestamp) {
    for step in schedule.steps {
      if isCancelled(step.time) {
        account.addCancelled(step.amount)
      } else if isOver(step.time, at: now) {
        account.addOver(step.amount)
      } else {
        account.add(step.amount, endingAt: end(of: step.time), at: now)
      }
    }
  }

  /// How it went, once it is over: `Failed` where nothing was restored, `Success` where all went well (assumed).
  var result: RestoreSessionResult {
    let tally = self.tally
    return error == nil && tally.isSound ? .success : tally.isFailed ? .failed : .warning
  }

  /// How its parts went, once it is over.
  private var tally: RestoreTally {
    var tally = RestoreTally()
    if kind == .part {
      // Of a part of a mailbox the schedule counts the items.
      for part in parts { tally += isCancelled(part) ? RestoreTally(part.status).cancelled : RestoreTally(part.status) }
    } else {
      for step in schedule.steps { tally += isCancelled(step.time) ? step.amount.tally.cancelled : step.amount.tally }
    }
    return tally
  }

  /// The end of what takes so many milliseconds.
  private func end(of milliseconds: Int64) -> Timestamp { startTime.advanced(byMilliseconds: Int(milliseconds)) }

  private func isCancelled(_ milliseconds: Int64) -> Bool { milliseconds > 0 && run.cuts(end(of: milliseconds)) }

  private func isOver(_ milliseconds: Int64, at now: Timestamp) -> Bool {
    milliseconds == 0 || (run.isStopped ? !run.cuts(end(of: milliseconds)) : end(of: milliseconds) <= now)
  }

  /// About the bytes that it takes.
  var size: Int {
    parts.capacity * MemoryLayout<RestoredPart>.stride + parts.reduce(0) { $0 + $1.textSize }
      + schedule.steps.capacity * MemoryLayout<RestoreSchedule.Step>.stride + 200
  }
}

/// Whether and when a restore was stopped: what its events and its progress share.
final class RestoreRun: Sendable {
  private let stopTicks = Atomic<Int64>(Timestamp.distantFuture.ticks)

  /// Stops it at `now`, unless it was stopped before.
  func stop(at now: Timestamp) {
    _ = stopTicks.compareExchange(
      expected: Timestamp.distantFuture.ticks, desired: now.ticks, ordering: .acquiringAndReleasing)
  }

  /// Whether it was stopped.
  var isStopped: Bool { stopTicks.load(ordering: .acquiring) != Timestamp.distantFuture.ticks }

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
    /// None of the session's, as the request has it, long texts cut.
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

extension RestoredPart {
  /// About the bytes of what it has of a client.
  fileprivate var textSize: Int {
    if case .unresolved(_, let name, let email) = subject { name.size + email.size } else { 0 }
  }
}

extension String {
  /// About the bytes that it takes beside its own place: none up to 15, then a block with a head.
  var size: Int { utf8.count <= 15 ? 0 : utf8.count + 48 }
}
