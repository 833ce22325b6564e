import JSONText

/// A kind of value that a setting has: how it is read from text, and how the help shows it.
struct SettingValue: Sendable {
  /// Puts the value of a text where the settings keep it.
  typealias Reader = @Sendable (SettingText, inout ServeSettings) throws(InvalidSetting) -> Void
  /// A property of the settings.
  typealias Path<Value> = any WritableKeyPath<ServeSettings, Value> & Sendable

  /// The name in the help, for example `port`.
  let name: String
  /// The words of a closed list; empty for every other kind.
  let words: [String]
  /// Reads a value.
  let read: Reader
  /// The value that settings hold, as the help shows it; nil where it shows none.
  let text: @Sendable (ServeSettings) -> String?

  /// A value of a kind that only one setting has.
  init(
    _ name: String, words: [String] = [], text: @escaping @Sendable (ServeSettings) -> String? = { _ in nil },
    read: @escaping Reader
  ) {
    self.name = name
    self.words = words
    self.text = text
    self.read = read
  }
}

extension SettingValue {
  /// Any text.
  static func text(_ path: Path<String?>, _ name: String) -> Self {
    Self(name) { $1[keyPath: path] = $0.last }
  }

  /// A text that no message repeats, of at least one character.
  static func secret(_ path: Path<String?>, _ name: String) -> Self {
    Self(name) { text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.secret() }
  }

  /// A text that `OwnCertificate` reads, together with others.
  static func ownCertificate(_ name: String) -> Self {
    Self(name) { _, _ in }
  }

  /// Any number of texts.
  static func list(_ path: Path<[String]>, of name: String) -> Self {
    Self(name, text: { $0[keyPath: path].isEmpty ? nil : $0[keyPath: path].joined(separator: ", ") }) {
      $1[keyPath: path] = $0.all
    }
  }

  /// One word of a closed list, which is its name in the help unless there is another.
  static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(_ path: Path<Word>, _ name: String? = nil)
    -> Self
  {
    let words = Word.allCases.map(\.rawValue)
    return Self(name ?? words.joined(separator: "|"), words: words, text: { $0[keyPath: path].rawValue }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.word()
    }
  }

  /// Any number of words of a list, each by itself or several separated by commas.
  static func words(_ path: Path<[String]>, of known: [String], _ name: String) -> Self {
    Self(name, text: { $0[keyPath: path].joined(separator: ",") }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.words(of: known)
    }
  }

  /// `true` or `false`.
  static func bool(_ path: Path<Bool>) -> Self {
    Self("") { text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.bool() }
  }

  /// `on` or `off`.
  static func onOff(_ path: Path<Bool>) -> Self {
    Self("on|off", text: { $0[keyPath: path] ? "on" : "off" }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.onOff()
    }
  }

  /// A whole number of `range`, which `Number` can hold.
  static func number<Number: FixedWidthInteger & Sendable>(
    _ path: Path<Number>, _ name: String, in range: ClosedRange<Int>
  ) -> Self {
    Self(name, text: { String($0[keyPath: path]) }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = Number(clamping: try text.number(in: range))
    }
  }

  /// Whole seconds.
  static func seconds(_ path: Path<Duration>, in range: ClosedRange<Int>) -> Self {
    Self("seconds", text: { String($0[keyPath: path].components.seconds) }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = .seconds(try text.number(in: range))
    }
  }

  /// Seconds from 0 to `limit`, with or without a fraction.
  static func duration(_ path: Path<Duration>, upTo limit: Duration) -> Self {
    Self("seconds", text: { String($0[keyPath: path].components.seconds) }) {
      text, settings throws(InvalidSetting) in settings[keyPath: path] = try text.duration(upTo: limit)
    }
  }
}

/// The text of a setting, to be read as a value of some type.
struct SettingText {
  private let source: String
  /// Every value.
  let all: [String]
  /// The value that counts where there can be only one.
  let last: String

  /// The text of an entry, which has at least one value.
  init(_ entry: GivenSettings.Entry) {
    source = entry.source
    all = entry.values
    last = entry.values.last ?? ""
  }

  /// `true` or `false`.
  func bool() throws(InvalidSetting) -> Bool {
    guard let value = Bool(last) else { throw refusal("is neither true nor false") }
    return value
  }

  /// `on` or `off`, or `true` or `false` as for every other switch.
  func onOff() throws(InvalidSetting) -> Bool {
    switch last {
    case "on", "true": true
    case "off", "false": false
    default: throw refusal("is neither on nor off")
    }
  }

  /// A whole number.
  func number(in range: ClosedRange<Int>) throws(InvalidSetting) -> Int {
    guard let value = Int(last), range.contains(value) else {
      throw refusal("is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// Seconds, with or without a fraction.
  func duration(upTo limit: Duration) throws(InvalidSetting) -> Duration {
    let seconds = limit.components.seconds
    guard let value = Double(last), value >= 0, value <= Double(seconds) else {
      throw refusal("is no number of seconds from 0 to \(seconds)")
    }
    return .seconds(value)
  }

  /// A text that no message repeats, of at least one character.
  func secret() throws(InvalidSetting) -> String {
    guard !last.isEmpty else { throw InvalidSetting(source: source, reason: "must not be empty") }
    return last
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>() throws(InvalidSetting) -> Word where Word.RawValue == String {
    if let word = Word(rawValue: last) { return word }
    let words = Word.allCases.map(\.rawValue)
    let closest = Suggestion.closest(to: last, among: words).map { "; did you mean \($0)?" } ?? ""
    throw refusal("is none of \(words.joined(separator: ", "))\(closest)")
  }

  /// Words of a list, each once, in any case; several values may stand in one, separated by commas.
  func words(of known: [String]) throws(InvalidSetting) -> [String] {
    let words = all.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { $0.lowercased() }
    for word in words where !known.contains(word) {
      let closest = Suggestion.closest(to: word, among: known).map { "; did you mean \($0)?" } ?? ""
      throw InvalidSetting(
        source: source, reason: "'\(word)' is none of \(known.joined(separator: ", "))\(closest)")
    }
    for (index, word) in words.enumerated() where words[..<index].contains(word) {
      throw InvalidSetting(source: source, reason: "'\(word)' is given twice")
    }
    return words
  }

  private func refusal(_ reason: String) -> InvalidSetting {
    InvalidSetting(source: source, reason: "'\(last)' \(reason)")
  }
}
