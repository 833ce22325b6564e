import Backup
package import Bytes
package import Journal
import Locking
import Synchronization

/// The fault rules of an emulator. Where none is armed, a request costs one load.
package final class FaultRules: Sendable {
  fileprivate struct State {
    var armed: [ArmedFault] = []
    var last = 0
    /// Those that a reset arms again.
    var initial: [FaultRule] = []
  }

  private let state = Lock(State())
  private let present = Atomic<UInt8>(0)

  /// No rules.
  package init() {}

  /// The most rules at a time: more than tests side by side have, and few enough that each request may look at all.
  package static let most = 1000

  /// The kinds of rules that are armed, each of which makes a request look for more.
  package struct Kinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Rules that hit before there is an answer.
    package static let beforeAnswer = Kinds(rawValue: 1)
    /// Of these, some that look at whose token a request has.
    package static let byUser = Kinds(rawValue: 2)
    /// Rules that hit by how a request was answered.
    package static let onAnswer = Kinds(rawValue: 4)
  }

  /// The kinds that may hit a request.
  package var kinds: Kinds { Kinds(rawValue: present.load(ordering: .relaxed)) }

  /// Arms a rule at `uptime`, in nanoseconds; nil where there are too many.
  package func arm(_ rule: FaultRule, uptimeNanoseconds uptime: Int64) -> ArmedFault? {
    state.withLock { state in
      state.armed.removeAll { $0.end <= uptime && $0.hits > 0 }
      guard state.armed.count < Self.most else { return nil }
      let fault = state.arm(rule, at: uptime)
      present.store(state.kinds.rawValue, ordering: .relaxed)
      return fault
    }
  }

  /// Arms the rules that an emulator starts with at `uptime`, in nanoseconds, and again at each reset.
  package func start(with rules: [FaultRule], uptimeNanoseconds uptime: Int64) {
    state.withLock { $0.initial = rules }
    reset(uptimeNanoseconds: uptime)
  }

  /// Puts the rules back to those of the start, armed anew at `uptime`, in nanoseconds.
  package func reset(uptimeNanoseconds uptime: Int64) {
    state.withLock { state in
      state.armed = []
      for rule in state.initial.prefix(Self.most) { _ = state.arm(rule, at: uptime) }
      present.store(state.kinds.rawValue, ordering: .relaxed)
    }
  }

  /// The rules, in the order in which they were armed, also those that are over: of one restore session, or all.
  package func rules(session: UUID? = nil) -> [ArmedFault] {
    state.withLock { state in state.armed.filter { session == nil || $0.rule.match.session == session } }
  }

  /// How many requests a rule matched and hit so far; nil where there is none of that number.
  package func numbers(of number: Int) -> (matched: Int, hits: Int)? {
    state.withLock { state in
      guard let index = state.armed.firstIndex(where: { $0.number == number }) else { return nil }
      return (state.armed[index].matched, state.armed[index].hits)
    }
  }

  /// Takes away one rule, those of a restore session, or all; false where there is none of that number.
  @discardableResult
  package func disarm(_ number: Int? = nil, session: UUID? = nil) -> Bool {
    state.withLock { state in
      let before = state.armed.count
      state.armed.removeAll { fault in
        (number == nil || fault.number == number) && (session == nil || fault.rule.match.session == session)
      }
      present.store(state.kinds.rawValue, ordering: .relaxed)
      return state.armed.count < before || number == nil
    }
  }

  /// Whether rules may hit a request, of which `entry` tells, at `uptime`, in nanoseconds: ones that look at answers, or
  /// ones that do not.
  package func mayHit(
    _ entry: JournalEntry, ofAnswers looksAtAnswers: Bool, uptimeNanoseconds uptime: Int64
  ) -> Possibility {
    state.withLock { state in
      var found = Possibility.no
      for fault in state.armed where fault.mayHit(entry, ofAnswers: looksAtAnswers, at: uptime) {
        if fault.rule.looksAtBytes { return .byItsBytes }
        found = .yes
      }
      return found
    }
  }

  /// What is known before the bytes of a request are looked at.
  package enum Possibility: Sendable {
    case no
    case yes
    /// That depends on its bytes.
    case byItsBytes
  }

  /// The first rule that hits a request: one that looks at answers, or one that does not. Its bytes are needed where
  /// ``mayHit(_:ofAnswers:uptimeNanoseconds:)`` says so.
  package func hit(
    _ request: KeptRequest, ofAnswers looksAtAnswers: Bool, uptimeNanoseconds uptime: Int64
  ) -> FaultHit? {
    let entry = request.entry
    return state.withLock { state in
      for index in state.armed.indices where state.armed[index].mayHit(entry, ofAnswers: looksAtAnswers, at: uptime) {
        let rule = state.armed[index].rule
        if rule.looksAtBytes, !rule.match.takes(request, beforeAnswer: !looksAtAnswers) { continue }
        guard let hit = state.armed[index].draw(for: entry) else { continue }
        if state.armed[index].isUsedUp { present.store(state.kinds.rawValue, ordering: .relaxed) }
        return hit
      }
      return nil
    }
  }
}

extension FaultRules.State {
  /// The kinds of those rules that are not used up.
  fileprivate var kinds: FaultRules.Kinds {
    armed.reduce(into: []) { kinds, fault in
      guard !fault.isUsedUp else { return }
      if fault.rule.looksAtAnswer { return kinds.formUnion(.onAnswer) }
      kinds.formUnion(fault.rule.match.needsUser ? [.beforeAnswer, .byUser] : .beforeAnswer)
    }
  }

  fileprivate mutating func arm(_ rule: FaultRule, at uptime: Int64) -> ArmedFault {
    last += 1
    let (length, isTooLong) = Int64(rule.ttlSeconds).multipliedReportingOverflow(by: 1_000_000_000)
    let fault = ArmedFault(number: last, rule: rule, end: isTooLong ? .max : uptime + length)
    armed.append(fault)
    return fault
  }
}

extension ArmedFault {
  /// Whether it may hit, by what is quickly told.
  fileprivate func mayHit(_ entry: JournalEntry, ofAnswers looksAtAnswers: Bool, at uptime: Int64) -> Bool {
    !isUsedUp && rule.looksAtAnswer == looksAtAnswers && rule.match.mayTake(entry) && uptime < end
  }

  /// Counts a request that matches, and hits it where it is its turn and the draw says so.
  fileprivate mutating func draw(for entry: JournalEntry) -> FaultHit? {
    matched += 1
    guard matched > rule.skip else { return nil }
    var word: UInt64 = 0
    if rule.probability < 1 || rule.effect.delayMilliseconds.isDrawn {
      let place = Place(session: entry.session ?? .zero, mailbox: entry.mailbox ?? .zero)
      draws[place, default: 0] += 1
      word = Draw.word(
        seed: rule.seed, session: place.session, mailbox: place.mailbox, number: draws[place, default: 0])
      guard Double(word >> 11) * 0x1p-53 < rule.probability else { return nil }
    }
    hits += 1
    return FaultHit(
      number: number, effect: rule.effect, milliseconds: rule.effect.delayMilliseconds.milliseconds(drawnBy: word))
  }
}
