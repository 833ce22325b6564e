import Backup
import Bytes

/// Restore sessions that the fixtures have not, as long as they are known.
struct MadeSessions {
  private var records: [UUID: Entry] = [:]
  /// The ids, the oldest first.
  private var order: [UUID] = []
  /// What they take together, in bytes: own sessions those of the texts that they were made of, restores their own.
  private(set) var size = 0
  private let ageOut: Bool

  private struct Entry {
    let record: SessionRecord
    let size: Int
  }

  /// The most that are known at a time: far more than tests have open, and little memory. Beyond it the oldest is
  /// forgotten.
  static let maximum = 1000
  /// The most bytes that they take, together. Of the texts that own sessions were made of, that is four of the longest that a
  /// request can have, and about four times as much memory; of restores, four of the largest. Beyond it the oldest is
  /// forgotten.
  static let maximumSize = 32 * 1024 * 1024

  /// No sessions yet; whether they age out.
  init(ageOut: Bool) {
    self.ageOut = ageOut
  }

  /// How many there are, whether or not they have aged out.
  var count: Int { order.count }

  /// Those that there are, whether or not they have aged out.
  var all: [SessionRecord] { order.compactMap { records[$0]?.record } }

  /// The record of the session with `id`, provided that it has not aged out.
  func record(_ id: UUID, at now: Timestamp) -> SessionRecord? {
    guard let record = records[id]?.record, !(ageOut && record.isOver(at: now)) else { return nil }
    return record
  }

  /// Those that have not aged out, the oldest first.
  func all(at now: Timestamp) -> [SessionRecord] {
    order.compactMap { record($0, at: now) }
  }

  /// Takes a new session, which counts with `size` bytes, and forgets those that have aged out, or the oldest where
  /// there are too many.
  mutating func append(_ record: SessionRecord, size: Int = 0, at now: Timestamp) {
    let isReplaced = forget(record.beginning.id, at: now)
    if isReplaced { order.removeAll { $0 == record.beginning.id } }
    var forgotten = 0
    for id in order {
      let isFull = order.count - forgotten >= Self.maximum || self.size + size > Self.maximumSize
      guard isFull || self.record(id, at: now) == nil else { break }
      _ = forget(id, at: now)
      forgotten += 1
    }
    order.removeFirst(forgotten)
    order.append(record.beginning.id)
    records[record.beginning.id] = Entry(record: record, size: size)
    self.size += size
  }

  /// Forgets a session; false where there is none with `id`, or it has aged out.
  mutating func remove(_ id: UUID, at now: Timestamp) -> Bool {
    guard record(id, at: now) != nil, forget(id, at: now) else { return false }
    order.removeAll { $0 == id }
    return true
  }

  /// Forgets the restores that were begun in the session with `id`.
  mutating func removeAll(of id: UUID, at now: Timestamp) {
    for record in all where record.restore?.parent == id { _ = remove(record.beginning.id, at: now) }
  }

  /// Forgets a session but for its place in the order; false where there is none with `id`.
  private mutating func forget(_ id: UUID, at now: Timestamp) -> Bool {
    guard let entry = records.removeValue(forKey: id) else { return false }
    size -= entry.size
    entry.record.retire(at: now)
    return true
  }
}

// Of sessions that the fixtures have not.
extension SessionRecord {
  /// How long one is known, by its own clock: a day, longer than a test run and short enough for an emulator that never
  /// stops (assumed; the product ends sessions, too, after a time that is not documented).
  static let lifetimeSeconds: Int64 = 24 * 3600

  /// Whether it has aged out when the emulated clock shows `worldTime`.
  func isOver(at worldTime: Timestamp) -> Bool {
    time(at: worldTime).seconds - beginning.creationTime.seconds >= Self.lifetimeSeconds
  }
}
