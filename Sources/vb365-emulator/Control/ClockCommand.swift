import ArgumentParser
import JSONText
import VB365Emulator

/// `clock`: the emulated time of a running emulator.
struct ClockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clock",
    abstract: "Show, move and stop the clock of a running emulator.",
    discussion: """
      Tokens, device codes, sessions and slow restores age by it. What it shows then is printed.

        clock                     show it
        clock advance DURATION    move it on, such as by 90, 90s, 5m, 1h30m, 2d or 500ms
        clock set TIME            let it show a time in ISO 8601
        clock freeze              stop it
        clock go                  let it go on from what it shows
        clock reset               let it show the real time
      """)

  /// What is to be done with it.
  enum Action: String, CaseIterable, ExpressibleByArgument {
    case show, advance, set, freeze, go, reset

    /// Whether it wants a value, too.
    var hasValue: Bool { self == .advance || self == .set }
  }

  @OptionGroup var target: ControlTarget

  @Option(help: ArgumentHelp("The clock of this restore session alone.", valueName: "id"))
  var session: String?

  @Argument(help: ArgumentHelp("What to do.", valueName: "action"))
  var action = Action.show

  @Argument(help: ArgumentHelp("How far to advance, or the time to set.", valueName: "value"))
  var value: String?

  func validate() throws {
    if action.hasValue, value == nil { throw ValidationError("\(action.rawValue) wants a value behind it") }
    if !action.hasValue, value != nil { throw ValidationError("\(action.rawValue) takes no value") }
    if action == .advance, let value, DurationText.milliseconds(of: value) == nil {
      throw ValidationError("'\(value)' is no duration, such as 90, 90s, 5m, 1h30m, 2d or 500ms")
    }
  }

  func run() throws {
    var call = ControlClient.Call(action == .show ? "GET" : "POST", "clock", session: session)
    call.body = change.map { change in
      var writer = JSONWriter()
      writer.value(JSONValue(.object([change])))
      return writer.bytes
    }
    let answer = try target.json(of: call, accepting: action == .set ? [200, 400] : [200])
    guard answer.member("now") != nil else {
      throw ExitStatus.usage.saying("'\(value ?? "")' is no time in ISO 8601, such as 2026-01-31T12:00:00Z")
    }
    try ControlOutput.write(Self.text(of: answer))
  }

  /// What the call asks for; nil for a look.
  private var change: JSONValue.Member? {
    let (name, content): (String, JSONValue.Content)
    switch action {
    case .show: return nil
    case .advance:
      (name, content) = ("advanceMilliseconds", .integer(value.flatMap(DurationText.milliseconds) ?? 0))
    case .set: (name, content) = ("set", .string(value ?? ""))
    case .freeze: (name, content) = ("freeze", .bool(true))
    case .go: (name, content) = ("freeze", .bool(false))
    case .reset: (name, content) = ("reset", .bool(true))
    }
    return JSONValue.Member(name: name, value: JSONValue(content))
  }

  /// `2026-01-01T00:00:00Z frozen, 90 s ahead`
  static func text(of clock: JSONValue) -> String {
    var words: [String] = []
    if case .bool(true) = clock.member("isFrozen")?.content { words.append("frozen") }
    let offset = clock.member("offsetSeconds")?.text ?? "0"
    if offset.hasPrefix("-") {
      words.append("\(offset.dropFirst()) s behind")
    } else if offset != "0" {
      words.append("\(offset) s ahead")
    }
    let now = clock.member("now")?.string ?? ""
    return "\(now)\(words.isEmpty ? "" : " ")\(words.joined(separator: ", "))\n"
  }
}

/// A duration as people type it.
enum DurationText {
  private static let units: [(name: String, milliseconds: Double)] = [
    ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
  ]
  /// As far as a clock can be moved: the years 1 to 9999.
  private static let farthest = 10_000.0 * 366 * 86_400_000

  /// The milliseconds of `90`, `1.5s` or `-1h30m`; nil of what is no duration. A number alone means seconds.
  static func milliseconds(of text: String) -> Int64? {
    let isBack = text.hasPrefix("-")
    var rest = isBack ? text.dropFirst() : text[...]
    guard !rest.isEmpty else { return nil }
    if let seconds = number(rest) { return rounded(seconds * 1000, isBack) }
    var sum = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest = rest.dropFirst(digits.count)
      let name = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(name.count)
      guard let number = number(digits), let unit = units.first(where: { $0.name == name }) else { return nil }
      sum += number * unit.milliseconds
    }
    return rounded(sum, isBack)
  }

  private static func number(_ digits: Substring) -> Double? {
    guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
    return Double(digits)
  }

  private static func rounded(_ milliseconds: Double, _ isBack: Bool) -> Int64? {
    guard milliseconds <= farthest else { return nil }
    return Int64((isBack ? -milliseconds : milliseconds).rounded())
  }
}
