import ArgumentParser

/// A setting of `serve`: one row of the table in `Setting+Rows.swift`. Its flag, its variable, its help and the way that its
/// text becomes a value follow from the row.
struct Setting: Sendable {
  /// The flag's name, without the dashes.
  let name: String
  /// The environment variable that stands in for the flag.
  let variable: String
  /// How values are given.
  let kind: Kind
  /// How the text becomes a value.
  let value: SettingValue
  private let meaning: String
  private let shownDefault: String?
  private let typed: @Sendable (ServeOptions) -> [String]

  /// How values are given.
  enum Kind {
    /// One value; of several flags the last.
    case value
    /// Any number of values: by repeating the flag, or separated by commas in the variable.
    case list
    /// `--name` or `--no-name`; `true` or `false` in the variable.
    case toggle
  }

  /// A property of the flags as they were typed.
  typealias Option<Value> = any KeyPath<ServeOptions, Value> & Sendable

  /// The beginning of every variable of ours.
  static let variablePrefix = "VB365_EMULATOR_"

  /// A row of one value. `default` is shown in the help where the value of a default ``ServeSettings`` does not say it.
  init(
    _ name: String, _ option: Option<String?>, _ value: SettingValue, _ meaning: String,
    default shownDefault: String? = nil
  ) {
    self.init(name, .value, value, texts: (meaning, shownDefault)) { $0[keyPath: option].map { [$0] } ?? [] }
  }

  /// A row of a list.
  init(
    _ name: String, _ option: Option<[String]>, _ value: SettingValue, _ meaning: String
  ) {
    self.init(name, .list, value, texts: (meaning, nil)) { $0[keyPath: option] }
  }

  /// A row of a switch.
  init(_ name: String, _ option: Option<Bool?>, _ value: SettingValue, _ meaning: String) {
    self.init(name, .toggle, value, texts: (meaning, nil)) { $0[keyPath: option].map { [$0.description] } ?? [] }
  }

  private init(
    _ name: String, _ kind: Kind, _ value: SettingValue, texts: (meaning: String, shownDefault: String?),
    typed: @escaping @Sendable (ServeOptions) -> [String]
  ) {
    self.name = name
    self.kind = kind
    self.value = value
    self.typed = typed
    (meaning, shownDefault) = texts
    variable = Self.variablePrefix + name.uppercased().split(separator: "-").joined(separator: "_")
  }

  /// The flag as it is typed.
  var flag: String { "--\(name)" }

  /// The values of the flag as they were typed; none where it was not.
  func values(in options: ServeOptions) -> [String] { typed(options) }

  /// The text of `--help`: the meaning, and the default as the library has it.
  var help: ArgumentHelp {
    let shownDefault = shownDefault ?? value.text(Self.defaults)
    return ArgumentHelp(shownDefault.map { "\(meaning) (default: \($0))" } ?? meaning, valueName: value.name)
  }

  /// Made once: counting the cores takes a system call.
  private static let defaults = ServeSettings()
}

extension Setting: Hashable {
  static func == (left: Setting, right: Setting) -> Bool { left.name == right.name }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Setting: CustomStringConvertible {
  var description: String { flag }
}
