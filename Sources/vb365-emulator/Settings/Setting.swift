/// The settings of `serve`: the one list that its flags, its environment variables and its help are made from.
///
/// The raw value is the flag's name.
enum Setting: String, CaseIterable {
  case host
  case port
  case fixtures
  case caDirectory = "ca-dir"
  case san
  case certificate = "cert"
  case key
  case pfx
  case pfxPassword = "pfx-password"
  case clientAuthority = "client-ca"
  case clientCertificate = "client-certificate"
  case portFile = "port-file"
  case workers
  case memory
  case certificateCheck = "certificate-check"
  case bulkShape = "bulk-shape"
  case restoreContentType = "restore-content-type"
  case mediaTypes = "media-types"
  case tokenDates = "token-dates"
  case tokenLifetime = "token-lifetime"
  case tokenKey = "token-key"
  case mandatoryFlags = "mandatory-flags"
  case stateful
  case throttle
  case control
  case controlToken = "control-token"
  case drainSeconds = "drain-seconds"
  case emulatorHeaders = "emulator-headers"
  case exitWithParent = "exit-with-parent"
  case logLevel = "log-level"
  case logFormat = "log-format"
  case readyFormat = "ready-format"

  /// What every variable of ours begins with.
  static let variablePrefix = "VB365_EMULATOR_"

  /// How values are given.
  enum Kind {
    /// One value; of several flags the last.
    case value
    /// Any number of values: by repeating the flag, or separated by commas in the variable.
    case list
    /// `--name` or `--no-name`; `true` or `false` in the variable.
    case toggle
  }

  /// How values are given.
  var kind: Kind {
    switch self {
    case .host, .san: .list
    case .mandatoryFlags, .stateful, .throttle, .exitWithParent: .toggle
    default: .value
    }
  }

  /// The flag as it is typed.
  var flag: String { "--\(rawValue)" }

  /// The environment variable that stands in for the flag.
  var variable: String {
    Self.variablePrefix + rawValue.uppercased().split(separator: "-").joined(separator: "_")
  }

  /// The setting that an environment variable stands in for.
  init?(variable: String) {
    guard let setting = Self.allCases.first(where: { $0.variable == variable }) else { return nil }
    self = setting
  }
}
