import Choices
import JSONText

extension Effect: FixtureObject {
  /// The effects of a fixture's outcome.
  static let table: FixtureTable<Effect, EffectDraft> = members(of: "an outcome", statuses: outcomeStatusRange)

  /// The effects of a fault rule, which may answer with every status.
  static let faultTable: FixtureTable<Effect, EffectDraft> = members(
    of: "an effect", statuses: faultStatusRange)

  /// Reads the effect of a fault rule, JSON in UTF-8.
  package init(fault text: [UInt8]) throws(FixtureProblems) {
    let document = FixtureDocument(name: "effect", bytes: text)
    var reader = FixtureReader()
    var draft = EffectDraft()
    reader.read(document, Self.faultTable, into: &draft)
    reader.reportContradictions(of: draft, at: reader.origin(of: 0))
    guard reader.problems.isEmpty else { throw reader.problems.located(in: [document]) }
    self = draft.effect
  }

  /// The effect as JSON in UTF-8.
  package var document: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }

  /// The members of an effect, of which only the statuses differ from place to place.
  fileprivate static func members(of kind: String, statuses: ClosedRange<Int64>) -> FixtureTable<Self, EffectDraft> {
    FixtureTable(
      kind,
      [
        .part(.status, .integer(in: statuses), \.status),
        .part(.message, .nonEmptyString, \.message),
        .part(.retryAfter, .retryAfter, \.retryAfter),
        FixtureField("delayMilliseconds", .delay, \.writtenDelay, into: \.effect.delayMilliseconds),
        .part(.trickle, .trickle, \.trickle),
        .part(.close, .word, \.close),
        .part(.truncate, .integer(in: sizeRange), \.truncate),
        .part(.contentLength, .integer(in: amountRange), \.contentLength),
        .part(.stall, \.stall, writing: \.writtenStall),
        .part(.noCloseNotify, \.noCloseNotify, writing: \.writtenNoCloseNotify),
      ])
  }

  /// The delay, where there is one.
  fileprivate var writtenDelay: Delay? { delayMilliseconds == .fixed(0) ? nil : delayMilliseconds }
  /// What is there or not, where it is there.
  fileprivate var writtenStall: Bool? { stall ? true : nil }
  fileprivate var writtenNoCloseNotify: Bool? { noCloseNotify ? true : nil }
}

/// An effect as it was read.
struct EffectDraft {
  var effect = Effect()
  /// Where its parts stand.
  var origins: [Effect.Part: Origin] = [:]
}

extension FixtureField where Value == Effect, Draft == EffectDraft {
  /// A part of an effect, of which it is known where it stands.
  fileprivate static func part<Member: FixtureValue>(
    _ part: Effect.Part, _ kind: FixtureKind<Member>, _ path: any WritableKeyPath<Effect, Member?> & Sendable
  ) -> Self {
    var field = FixtureField(part.name, path) { reader, value, draft throws(JSONError) in
      draft.origins[part] = reader.origin
      draft.effect[keyPath: path] = try kind.read(&reader, value)
    }
    (field.words, field.range) = (kind.words, kind.range)
    return field
  }

  /// A part that is there or not; what is false is not written.
  fileprivate static func part(
    _ part: Effect.Part, _ path: any WritableKeyPath<Effect, Bool> & Sendable, writing written: Path<Bool?>
  ) -> Self {
    FixtureField(part.name, written) { reader, value, draft throws(JSONError) in
      draft.origins[part] = reader.origin
      draft.effect[keyPath: path] = try reader.bool(value)
    }
  }
}

extension Effect.Part {
  /// The member's name.
  fileprivate var name: StaticString {
    switch self {
    case .status: "status"
    case .message: "message"
    case .retryAfter: "retryAfter"
    case .trickle: "trickle"
    case .close: "close"
    case .truncate: "truncate"
    case .contentLength: "contentLength"
    case .stall: "stall"
    case .noCloseNotify: "noCloseNotify"
    }
  }
}

extension FixtureReader {
  /// What an `outcome` scripts: an effect for all restores, or a list with one for each in turn.
  mutating func restoreScript(_ value: JSONToken) throws(JSONError) -> RestoreScript {
    guard value == .beginArray else {
      guard value == .beginObject else {
        try refuse(value, expected: "an object, or a list of them")
        return RestoreScript()
      }
      return RestoreScript(always: try effect(value, Effect.table))
    }
    var inTurn: [Effect] = []
    while let element = try nextElement() { inTurn.append(try effect(element, Effect.table)) }
    return RestoreScript(inTurn: inTurn)
  }

  /// Reads an effect; parts that contradict each other are problems.
  mutating func effect(_ value: JSONToken, _ table: FixtureTable<Effect, EffectDraft>) throws(JSONError) -> Effect {
    var draft = EffectDraft()
    let start = origin
    try read(value, table, into: &draft)
    reportContradictions(of: draft, at: start)
    return draft.effect
  }

  /// Reports parts of an effect that contradict each other.
  fileprivate mutating func reportContradictions(of draft: EffectDraft, at start: Origin) {
    for contradiction in draft.effect.contradictions {
      var (part, other) = (contradiction.part, contradiction.other)
      if let place = draft.origins[part], let otherPlace = draft.origins[other], place.offset < otherPlace.offset {
        swap(&part, &other)
      }
      report(
        "contradicts \"\(other)\": \(contradiction.reason)", suggestion: "leave one of them out",
        first: draft.origins[other], at: draft.origins[part] ?? start)
    }
    if draft.effect.retryAfter != nil, !draft.effect.refuses {
      report(
        "goes with a refusal only", suggestion: "add a \"status\"", at: draft.origins[.retryAfter] ?? start)
    }
  }
}

extension FixtureKind where Read == Effect.RetryAfter {
  /// Seconds, the word for a date, or an object that says how far ahead the date is.
  fileprivate static var retryAfter: Self {
    Self { reader, value throws(JSONError) in
      switch value {
      case .number:
        return .seconds(Int(clamping: try reader.integer(value, in: Effect.amountRange)))
      case .string:
        return try reader.choice(value, of: RetryAfterWord.self).map { _ in
          .date(inSeconds: Effect.defaultDateSeconds)
        }
      case .beginObject:
        var draft = RetryDateDraft()
        try reader.read(value, Effect.RetryAfter.table, into: &draft)
        return draft.date.map { .date(inSeconds: $0) }
      default:
        try reader.refuse(value, expected: "seconds, \"date\", or an object with \"date\"")
        return nil
      }
    }
  }
}

/// A date to retry after as it was read: how far ahead.
struct RetryDateDraft {
  var date: Int?
}

/// What stands for a date in place of seconds.
private enum RetryAfterWord: String, CaseIterable {
  case date
}

extension Effect.RetryAfter: FixtureObject {
  static let table = FixtureTable<Self, RetryDateDraft>(
    "a date to retry after",
    [FixtureField("date", .integer(in: Effect.amountRange), \.dateSeconds, into: \.date, required: true)])

  func write(to json: inout JSONWriter) {
    guard case .seconds(let seconds) = self else { return writeMembers(to: &json) }
    json.value(seconds)
  }

  fileprivate var dateSeconds: Int? {
    if case .date(let seconds) = self { seconds } else { nil }
  }
}

extension FixtureKind where Read == Effect.Delay {
  /// Milliseconds, or an object that says from what they are drawn.
  fileprivate static var delay: Self {
    Self { reader, value throws(JSONError) in
      guard value == .beginObject else {
        guard case .number = value else {
          try reader.refuse(value, expected: "milliseconds, or an object that they are drawn by")
          return nil
        }
        return .fixed(Int(clamping: try reader.integer(value, in: Effect.delayRange)))
      }
      return try reader.drawnDelay(value)
    }
  }
}

extension FixtureReader {
  fileprivate mutating func drawnDelay(_ value: JSONToken) throws(JSONError) -> Effect.Delay? {
    let start = origin
    var draft = DelayDraft()
    try read(value, Effect.Delay.table, into: &draft)
    switch (draft.from, draft.to, draft.median, draft.sigma) {
    case (let from?, let to?, nil, nil):
      guard from <= to else {
        report("\"from\" must not be greater than \"to\"", at: start)
        return nil
      }
      return .between(from: from, to: to)
    case (nil, nil, let median?, let sigma?):
      return .around(median: median, sigma: sigma)
    default:
      report("a delay that is drawn has \"from\" and \"to\", or \"median\" and \"sigma\"", at: start)
      return nil
    }
  }
}

/// A delay that is drawn, as it was read.
struct DelayDraft {
  var from: Int?
  var to: Int?
  var median: Int?
  var sigma: Double?
}

extension Effect.Delay: FixtureObject {
  static let table = FixtureTable<Self, DelayDraft>(
    "a delay that is drawn",
    [
      FixtureField("from", .integer(in: Effect.delayRange), \.draft.from, into: \.from),
      FixtureField("to", .integer(in: Effect.delayRange), \.draft.to, into: \.to),
      FixtureField("median", .integer(in: Effect.delayRange), \.draft.median, into: \.median),
      FixtureField("sigma", .number(in: Effect.sigmaRange), \.draft.sigma, into: \.sigma),
    ])

  func write(to json: inout JSONWriter) {
    guard case .fixed(let milliseconds) = self else { return writeMembers(to: &json) }
    json.value(milliseconds)
  }

  fileprivate var draft: DelayDraft {
    switch self {
    case .fixed: DelayDraft()
    case .between(let from, let to): DelayDraft(from: from, to: to)
    case .around(let median, let sigma): DelayDraft(median: median, sigma: sigma)
    }
  }
}

extension FixtureKind where Read == Effect.Trickle {
  fileprivate static var trickle: Self {
    Self { reader, value throws(JSONError) in
      var draft = TrickleDraft()
      try reader.read(value, Effect.Trickle.table, into: &draft)
      guard let bytes = draft.bytes, let milliseconds = draft.everyMilliseconds else { return nil }
      return Effect.Trickle(bytes: bytes, everyMilliseconds: milliseconds)
    }
  }
}

/// A pace as it was read.
struct TrickleDraft {
  var bytes: Int?
  var everyMilliseconds: Int?
}

extension Effect.Trickle: FixtureObject {
  static let table = FixtureTable<Self, TrickleDraft>(
    "a trickle",
    [
      FixtureField("bytes", .integer(in: Effect.sizeRange), \.bytes, into: \.bytes, required: true),
      FixtureField(
        "everyMilliseconds", .integer(in: Effect.paceRange), \.everyMilliseconds, into: \.everyMilliseconds,
        required: true),
    ])
}

extension Effect.Close: FixtureValue {}
