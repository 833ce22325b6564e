import JSONText

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

  private func refusal(_ reason: String) -> InvalidSetting {
    InvalidSetting(source: source, reason: "'\(last)' \(reason)")
  }
}
