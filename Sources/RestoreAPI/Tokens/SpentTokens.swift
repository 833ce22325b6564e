import Backup
import Bytes
import Locking
import Synchronization

/// Tokens that are worth nothing any more, each until it expires: refresh tokens that were used, which none can be twice,
/// or pairs that were logged out.
struct SpentTokens: ~Copyable, Sendable {
  /// When each of them expires. (Private, it breaks the compiler as of Swift 6.3.)
  struct State {
    var expiries: [UUID: Timestamp] = [:]
    /// How many there may be before those that have expired are looked for.
    var room = usual
  }

  private let state = Lock(State())
  /// Whether there has ever been one: mostly there is nothing to be looked for.
  private let isUsed = Atomic<Bool>(false)

  /// Spends the token `id`, which expires at `expires`; false where it is spent already.
  func spend(_ id: UUID, until expires: Timestamp, at now: Timestamp) -> Bool {
    state.withLock { state in
      guard state.expiries[id] == nil else { return false }
      Self.makeRoom(in: &state, at: now)
      state.expiries[id] = expires
      isUsed.store(true, ordering: .releasing)
      return true
    }
  }

  /// Whether the token `id` was spent.
  func has(_ id: UUID) -> Bool {
    isUsed.load(ordering: .acquiring) && state.withLock { $0.expiries[id] != nil }
  }

  /// How many are remembered.
  var count: Int { state.withLock { $0.expiries.count } }

  /// Drops what has expired, once in as many tokens as stay; where all of the most are alive, the half that expires
  /// first goes (assumed: such tokens could then be used again).
  private static func makeRoom(in state: inout State, at now: Timestamp) {
    guard state.expiries.count >= state.room else { return }
    state.expiries = state.expiries.filter { now < $0.value }
    if state.expiries.count >= limit {
      let kept = state.expiries.sorted { $0.value < $1.value }.suffix(limit / 2)
      state.expiries = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
    state.room = min(max(usual, state.expiries.count * 2), limit)
  }

  /// What a day of tests spends, but for the busiest.
  static let usual = 1024
  /// The most that are remembered: some 5 MB.
  static let limit = 100_000
}
