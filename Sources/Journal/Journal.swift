package import Bytes
package import Exchange
import Locking
import Synchronization

/// What was received and how it was answered: the last requests, within limits of number and bytes. Nothing in it is a
/// secret: what comes here was disclosed before.
package final class Journal: Sendable {
  /// Where the bytes of an entry are.
  fileprivate struct Place {
    var start: Int
    let count: Int
    let sequence: UInt64
  }

  fileprivate struct State {
    var entries = Ring<JournalEntry>()
    /// As many as there are entries.
    var places = Ring<Place>()
    var arena: JournalArena
    /// How many entries there have been.
    var sequence: UInt64 = 0
    /// How many of them had to make room.
    var dropped: UInt64 = 0
    /// The place in order of the last of those.
    var lastDropped: UInt64 = 0
  }

  private let state: Lock<State>
  private let mostEntries: Int
  private let changes: Changes

  /// The most bytes of messages that are kept (interface.md, `--journal`).
  package static let mostBytes = 16 * 1024 * 1024

  /// A journal of at most so many requests; 0 keeps none. It tells of each.
  package init(entries: Int, bytes: Int = mostBytes, telling changes: Changes) {
    mostEntries = entries
    self.changes = changes
    state = Lock(State(arena: JournalArena(limit: bytes)))
  }

  /// Whether anything is kept.
  package var isOn: Bool { mostEntries > 0 }

  /// Takes a request and the bytes of its parts. It can be found once this has returned.
  package func append(_ entry: consuming JournalEntry, _ bytes: Span<UInt8>) {
    guard isOn else { return }
    // Moved into the ring, not copied: a closure cannot consume what it captures, but take it out of an optional.
    var entry: JournalEntry? = consume entry
    state.withLock { state in
      state.sequence += 1
      entry?.sequence = state.sequence
      var count = bytes.count
      if state.places.count == mostEntries { state.drop() }
      while !state.arena.hasRoom(for: count, keeping: state.firstPlace) {
        if state.arena.mayGrow {
          state.grow(for: count)
        } else if state.places.count > 0 {
          state.drop()
        } else {
          count = 0
          entry?.ends = .init(repeating: 0)
          break
        }
      }
      let start = state.arena.append(bytes.extracting(..<count))
      state.places.append(Place(start: start, count: count, sequence: state.sequence))
      if let entry = entry.take() { state.entries.append(entry) }
    }
    changes.tellOfRequest()
  }

  /// The entries that `isWanted`, from the latest back, or from the earliest on, `limit` at most.
  package func requests(
    latestFirst: Bool, limit: Int = .max, where isWanted: (JournalEntry) -> Bool
  ) -> [KeptRequest] {
    state.withLock { state in
      var found: [KeptRequest] = []
      let count = state.entries.count
      for step in 0..<count {
        guard found.count < limit else { break }
        let index = latestFirst ? count - 1 - step : step
        guard let entry = state.entries[index], isWanted(entry) else { continue }
        found.append(state.kept(entry, at: index))
      }
      return found
    }
  }

  /// The entry of a request; nil where it is not kept.
  package func request(_ number: Int) -> KeptRequest? {
    requests(latestFirst: true, limit: 1) { $0.request.number == number }.first
  }

  /// What is known of all requests that `isWanted`, the earliest first, without their bytes.
  package func entries(where isWanted: (JournalEntry) -> Bool = { _ in true }) -> [JournalEntry] {
    state.withLock { state in state.entries.elements.filter(isWanted) }
  }

  /// How many requests there have been, how many of them are kept no more for want of room.
  package var counts: (all: UInt64, dropped: UInt64) { state.withLock { ($0.sequence, $0.dropped) } }

  /// Whether a request that came behind a place in order `matters`, and which place is that of the last one by now. It
  /// looks at those alone, so that many may ask it of every request.
  package func hasNews(behind place: inout UInt64, _ matters: (JournalEntry) -> Bool) -> Bool {
    state.withLock { state in
      let start = place
      place = state.sequence
      var index = state.entries.count - 1
      while index >= 0, let entry = state.entries[index], entry.sequence > start {
        if matters(entry) { return true }
        index -= 1
      }
      return false
    }
  }

  /// The place in order behind which the requests follow that came after the one of this number.
  package func sequence(before number: Int) -> UInt64 {
    state.withLock { state in
      state.entries.elements.last { $0.request.number <= number }?.sequence ?? 0
    }
  }

  /// The requests behind a place in order, the earliest first: as many as have about `mostBytes` together.
  package func batch(after cursor: UInt64, mostBytes: Int) -> JournalBatch {
    state.withLock { state in
      var batch = JournalBatch(cursor: max(cursor, state.lastDropped))
      batch.skipped = batch.cursor - cursor
      var size = 0
      for index in 0..<state.entries.count {
        guard size < mostBytes else { break }
        guard let place = state.places[index], place.sequence > batch.cursor, let entry = state.entries[index] else {
          continue
        }
        batch.requests.append(state.kept(entry, at: index))
        batch.cursor = place.sequence
        size += place.count
      }
      return batch
    }
  }

  /// Forgets the requests of a restore session, or all.
  package func forget(session: UUID? = nil) {
    state.withLock { state in
      let (entries, places) = (state.entries.elements, state.places.elements)
      (state.entries, state.places) = (Ring(), Ring())
      if let session {
        for (entry, place) in zip(entries, places) where entry.session != session {
          state.entries.append(entry)
          state.places.append(place)
        }
      } else {
        state.arena = JournalArena(limit: state.arena.limit)
        state.dropped = 0
      }
    }
    changes.tell()
  }
}

/// Some requests of the journal, in order.
package struct JournalBatch: Sendable {
  /// The requests, the earliest first.
  package var requests: [KeptRequest] = []
  /// The place in order of the last one.
  package var cursor: UInt64
  /// How many before them are kept no more.
  package var skipped: UInt64 = 0

  init(cursor: UInt64) { self.cursor = cursor }
}

extension Journal.State {
  /// The place of the earliest entry's bytes.
  var firstPlace: Int { places[0]?.start ?? arena.end }

  /// An entry, which is at `index`, with its bytes.
  func kept(_ entry: JournalEntry, at index: Int) -> KeptRequest {
    let place = places[index] ?? Journal.Place(start: 0, count: 0, sequence: 0)
    return KeptRequest(entry, arena.bytes(at: place.start, count: place.count))
  }

  /// Gives up the earliest entry.
  mutating func drop() {
    dropped += 1
    lastDropped = places[0]?.sequence ?? lastDropped
    places.removeFirst()
    entries.removeFirst()
  }

  /// Makes the buffer larger.
  mutating func grow(for count: Int) {
    let moved = arena.grow(for: count, keeping: places.elements.map { ($0.start, $0.count) })
    for (index, start) in moved.enumerated() { places[index]?.start = start }
  }
}
