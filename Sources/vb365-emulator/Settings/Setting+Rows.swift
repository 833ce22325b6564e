import ArgumentParser
import VB365Emulator

// A setting is a row, its name in the list, and its option below.

extension Setting: CaseIterable {
  static let host = Setting(
    "host", \.host, .list(\.emulator.hosts, of: "address"),
    "An address to bind, or localhost for both of loopback's; repeatable, all share one port.")
  static let port = Setting(
    "port", \.port, .number(\.emulator.port, "port", in: 0...Int(UInt16.max)),
    "The port to bind; 0 picks a free one.")
  static let fixtures = Setting(
    "fixtures", \.fixtures, SettingValue("path") { $1.emulator.fixtures = [$0.last] },
    "A JSON file, or a folder of them, in place of the built-in fixtures.")
  static let caDirectory = Setting(
    "ca-dir", \.caDirectory, SettingValue("folder") { $1.emulator.certificate = .folder($0.last) },
    "The folder for the test CA and the certificate, created there once.",
    default: "$XDG_STATE_HOME/vb365-emulator, else ~/.local/state/vb365-emulator")
  static let san = Setting(
    "san", \.san, .list(\.emulator.names, of: "name"),
    "One more name or address for the minted certificate; repeatable.")
  static let certificate = Setting(
    "cert", \.certificate, .ownCertificate("file"),
    "Your own certificate and its chain in PEM, in place of a minted one.")
  static let key = Setting("key", \.key, .ownCertificate("file"), "The key of --cert, in PEM.")
  static let pfx = Setting(
    "pfx", \.pfx, .ownCertificate("file"), "Your own certificate, its chain and its key in a PFX file.")
  static let pfxPassword = Setting(
    "pfx-password", \.pfxPassword, .ownCertificate("password"),
    "The password of --pfx; prefer the environment variable, as other users can see flags.")
  static let clientAuthority = Setting(
    "client-ca", \.clientAuthority, .text(\.emulator.clientAuthorityFile, "file"),
    "Ask clients for a certificate issued by a CA in this PEM file (mutual TLS).")
  static let clientCertificate = Setting(
    "client-certificate", \.clientCertificate, .word(\.emulator.clientCertificate),
    "Whether a client without a certificate is refused, with --client-ca.")
  static let tlsFaults = Setting(
    "tls-faults", \.tlsFaults, .bool(\.emulator.tlsFaults),
    "Let TLS fail for clients of a listener for each fault, and of names such as expired.localhost.")
  static let portFile = Setting(
    "port-file", \.portFile, .text(\.portFile, "file"),
    "A file that holds the port as long as the emulator listens on it.")
  static let workers = Setting(
    "workers", \.workers, .number(\.emulator.workers, "number", in: 1...EmulatorConfiguration.maximumWorkers),
    "Threads that serve connections.", default: "the number of cores")
  static let memory = Setting(
    "memory", \.memory,
    SettingValue("MiB") { text, settings throws(InvalidSetting) in
      settings.emulator.maximumMemory = try text.number(in: EmulatorConfiguration.mebibytes) * 1_048_576
    },
    "How much requests and answers may take together; what takes much is answered 503 beyond it.",
    default: "half of what there is")
  static let versions = Setting(
    "versions", \.versions, .words(\.emulator.versions, of: EmulatorConfiguration.knownVersions, "version"),
    "A version of the vendor's API to serve; repeatable, or several separated by commas.")
  static let certificateCheck = Setting(
    "certificate-check", \.certificateCheck, .word(\.emulator.certificateCheck),
    "How closely a restore request's certificate is checked.")
  static let bulkShape = Setting(
    "bulk-shape", \.bulkShape, .word(\.emulator.bulkShape), "The members of a bulk restore's answer.")
  static let restoreContentType = Setting(
    "restore-content-type", \.restoreContentType, .word(\.emulator.restoreContentType),
    "The Content-Type of the restore answers.")
  static let mediaTypes = Setting(
    "media-types", \.mediaTypes, .word(\.emulator.mediaTypes),
    "Which Content-Types the bodies of requests may have.")
  static let tokenDates = Setting(
    "token-dates", \.tokenDates, .word(\.emulator.tokenDates), "How an answer with a token writes its dates.")
  static let tokenLifetime = Setting(
    "token-lifetime", \.tokenLifetime,
    .seconds(\.emulator.tokenLifetime, in: EmulatorConfiguration.tokenLifetimes), "How long an access token is valid.")
  static let tokenKey = Setting(
    "token-key", \.tokenKey, .text(\.emulator.tokenKeyFile, "file"),
    "A file of 32 bytes or more; emulators with the same key accept each other's tokens.", default: "a key of its own")
  static let mandatoryFlags = Setting(
    "mandatory-flags", \.mandatoryFlags, .bool(\.emulator.requiresMandatoryFlags),
    "Refuse a bulk restore that leaves out one of its flags.")
  static let stateful = Setting(
    "stateful", \.stateful, .bool(\.emulator.isStateful), "Count what was restored as unchanged from then on.")
  static let throttle = Setting(
    "throttle", \.throttle, .bool(\.emulator.throttlesTokens),
    "Limit requests for tokens as the real server does: 1 a second, 5 a minute, 1500 an hour.")
  static let control = Setting(
    "control", \.control, .word(\.emulator.control),
    "Who may change the emulator by the calls under /_emulator/.")
  static let controlToken = Setting(
    "control-token", \.controlToken, .secret(\.emulator.controlToken, "token"),
    "The bearer token for those calls beyond loopback; prefer the environment variable.")
  static let faults = Setting(
    "faults", \.faults, .text(\.emulator.faultFile, "file"),
    "A JSON file with fault rules that are armed from the start.")
  static let journal = Setting(
    "journal", \.journal, .number(\.emulator.journal, "number", in: EmulatorConfiguration.journals),
    "How many requests are kept to be looked at, the last ones; 0 keeps none.")
  static let requestLog = Setting(
    "request-log", \.requestLog, .word(\.requestLog),
    "A line for each request on standard error; auto does so on a terminal.")
  static let drainSeconds = Setting(
    "drain-seconds", \.drainSeconds, .duration(\.emulator.drain, upTo: EmulatorConfiguration.maximumDrain),
    "How long a stop waits for what is in flight.")
  static let assertOnExit = Setting(
    "assert-on-exit", \.assertOnExit,
    SettingValue("") { text, settings throws(InvalidSetting) in settings.assertsOnExit = try text.bool() },
    "Judge the whole run at its end: the exit status is 1 where it does not pass.")
  static let junit = Setting(
    "junit", \.junit, .text(\.junitFile, "file"),
    "A file that the verdict on the run is written to at its end, as JUnit's XML; implies --assert-on-exit.")
  static let known = Setting(
    "known", \.known, .text(\.emulator.knownFile, "file"),
    "A JSON file with findings that are known, which fail no run.")
  static let emulatorHeaders = Setting(
    "emulator-headers", \.emulatorHeaders, .onOff(\.emulator.sendsEmulatorHeaders),
    "The X-Emulator- headers that explain an answer.")
  static let exitWithParent = Setting(
    "exit-with-parent", \.exitWithParent, .bool(\.endsWithParent),
    "End when the process that started it ends, or when its stdin pipe is closed.")
  static let logLevel = Setting(
    "log-level", \.logLevel, .word(\.logLevel, "level"),
    "The least important messages logged to standard error.")
  static let logFormat = Setting("log-format", \.logFormat, .word(\.logFormat), "The form of the log.")
  static let readyFormat = Setting(
    "ready-format", \.readyFormat, .word(\.readyFormat),
    "The form of the line on standard output that says the emulator is ready.")

  static let allCases = [
    host, port, fixtures, caDirectory, san, certificate, key, pfx, pfxPassword, clientAuthority, clientCertificate,
    tlsFaults, portFile, workers, memory, versions, certificateCheck, bulkShape, restoreContentType, mediaTypes,
    tokenDates,
    tokenLifetime,
    tokenKey, mandatoryFlags, stateful, throttle, control, controlToken, assertOnExit, junit, known, drainSeconds,
    emulatorHeaders, exitWithParent, faults, journal, requestLog, logLevel, logFormat, readyFormat,
  ]
}

/// The flags of `serve` as they were typed: what they mean is read by `ServeSettings`, as with the variables. Their order
/// is that of the help.
struct ServeOptions: ParsableArguments {
  @Option(.host) var host: [String] = []
  @Option(.port) var port: String?
  @Option(.fixtures) var fixtures: String?
  @Option(.caDirectory) var caDirectory: String?
  @Option(.san) var san: [String] = []
  @Option(.certificate) var certificate: String?
  @Option(.key) var key: String?
  @Option(.pfx) var pfx: String?
  @Option(.pfxPassword) var pfxPassword: String?
  @Option(.clientAuthority) var clientAuthority: String?
  @Option(.clientCertificate) var clientCertificate: String?
  @Flag(.tlsFaults) var tlsFaults: Bool?
  @Option(.portFile) var portFile: String?
  @Option(.workers) var workers: String?
  @Option(.memory) var memory: String?
  @Option(.versions) var versions: [String] = []
  @Option(.certificateCheck) var certificateCheck: String?
  @Option(.bulkShape) var bulkShape: String?
  @Option(.restoreContentType) var restoreContentType: String?
  @Option(.mediaTypes) var mediaTypes: String?
  @Option(.tokenDates) var tokenDates: String?
  @Option(.tokenLifetime) var tokenLifetime: String?
  @Option(.tokenKey) var tokenKey: String?
  @Flag(.mandatoryFlags) var mandatoryFlags: Bool?
  @Flag(.stateful) var stateful: Bool?
  @Flag(.throttle) var throttle: Bool?
  @Option(.control) var control: String?
  @Option(.controlToken) var controlToken: String?
  @Flag(.assertOnExit) var assertOnExit: Bool?
  @Option(.junit) var junit: String?
  @Option(.known) var known: String?
  @Option(.drainSeconds) var drainSeconds: String?
  @Option(.emulatorHeaders) var emulatorHeaders: String?
  @Flag(.exitWithParent) var exitWithParent: Bool?
  @Option(.faults) var faults: String?
  @Option(.journal) var journal: String?
  @Option(.requestLog) var requestLog: String?
  @Option(.logLevel) var logLevel: String?
  @Option(.logFormat) var logFormat: String?
  @Option(.readyFormat) var readyFormat: String?
}

extension Option where Value == String? {
  /// The flag of a setting that takes one value.
  init(_ setting: Setting) {
    self.init(name: .customLong(setting.name), help: setting.help)
  }
}

extension Option where Value == [String] {
  fileprivate init(wrappedValue: [String], _ setting: Setting) {
    self.init(wrappedValue: wrappedValue, name: .customLong(setting.name), help: setting.help)
  }
}

extension Flag where Value == Bool? {
  fileprivate init(_ setting: Setting) {
    self.init(name: .customLong(setting.name), inversion: .prefixedNo, help: setting.help)
  }
}
