import JSONText
import VB365Emulator

/// The settings that the user gave, each by its flag or by the environment variable in its place.
struct GivenSettings {
  /// A setting's values, and the flag or the variable that gave them.
  struct Entry: Equatable {
    let source: String
    let values: [String]
  }

  private(set) var entries: [Setting: Entry] = [:]
  /// Lines for the log about variables of ours that name no setting.
  private(set) var warnings: [String] = []

  /// Puts flags before variables; an empty variable counts as none, since composing tools pass those on.
  init(flags: (Setting) -> [String], environment: [String: String]) {
    for setting in Setting.allCases {
      let typed = flags(setting)
      let inherited = environment[setting.variable].map { Self.values($0, setting) } ?? []
      if !typed.isEmpty {
        entries[setting] = Entry(source: setting.flag, values: typed)
      } else if !inherited.isEmpty {
        entries[setting] = Entry(source: setting.variable, values: inherited)
      }
    }
    for variable in environment.keys.sorted()
    where variable.hasPrefix(Setting.variablePrefix) {
      let known = Setting.allCases.map(\.variable)
      guard !known.contains(variable) else { continue }
      let closest = Suggestion.closest(to: variable, among: known)
      warnings.append("\(variable) is no setting" + (closest.map { "; did you mean \($0)?" } ?? ""))
    }
  }

  private static func values(_ text: String, _ setting: Setting) -> [String] {
    guard setting.kind == .list else { return text.isEmpty ? [] : [text] }
    return text.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension SettingNames {
  /// The flags, or the variables that stood in for them.
  init(_ given: GivenSettings) {
    self.init()
    fixtures = given.source(of: .fixtures)
    faults = given.source(of: .faults)
    certificate = given.source(of: .certificate)
    certificateKey = given.source(of: .key)
    pfx = given.source(of: .pfx)
    names = given.source(of: .san)
    clientAuthority = given.source(of: .clientAuthority)
    tokenKey = given.source(of: .tokenKey)
    known = given.source(of: .known)
    openFiles = "ulimit -n"
    command = Command.name
  }
}

extension GivenSettings {
  /// The flag or the variable that a setting came by; the flag where it was not given.
  func source(of setting: Setting) -> String { entries[setting]?.source ?? setting.flag }
}

/// A setting whose value cannot be used.
struct InvalidSetting: Error, Equatable, CustomStringConvertible {
  /// The flag or the variable that the value came by.
  let source: String
  /// What is wrong with it.
  let reason: String

  var description: String { "\(source): \(reason)" }
}
