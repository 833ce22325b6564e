import Logging
import VB365Emulator

/// What `serve` works by, after every text has become a value that can be used.
struct ServeSettings {
  /// The emulator's own settings.
  var emulator = EmulatorConfiguration.command
  /// The file that holds the port while the emulator listens.
  var portFile: String?
  /// What named that file.
  private(set) var portFileSource = Setting.portFile.flag
  /// Whether the emulator ends with whoever started it.
  var endsWithParent = false
  /// The least important messages that are logged.
  var logLevel = Logger.Level.info
  /// The form of the log.
  var logFormat = LogFormat.text
  /// The form of the ready line.
  var readyFormat = ReadyFormat.text

  /// What is to be logged: settings that mean nothing beside others.
  private(set) var warnings: [String] = []

  /// The defaults.
  init() {
    // A container may have its folder read-only, and the log says what that means.
    emulator.isCertificateFolderOptional = true
  }

  /// Reads what was given over the defaults.
  init(_ given: GivenSettings) throws(InvalidSetting) {
    self.init()
    emulator.settingNames = SettingNames(given)
    portFileSource = given.source(of: .portFile)
    for setting in Setting.allCases {
      guard let entry = given.entries[setting] else { continue }
      try read(setting, SettingText(entry))
    }
    if let certificate = try OwnCertificate(given)?.source { emulator.certificate = certificate }
    if let word = given.entries[.clientCertificate], emulator.clientAuthorityFile == nil {
      throw InvalidSetting(source: word.source, reason: "needs \(Setting.clientAuthority.flag)")
    }
  }

  /// Puts sockets that were handed over in place of host and port, and says so where these were given.
  mutating func adopt(_ sockets: [Int32], _ given: GivenSettings) {
    guard !sockets.isEmpty else { return }
    emulator.inheritedSockets = sockets
    for entry in [Setting.host, .port].compactMap({ given.entries[$0] }) {
      warnings.append("\(entry.source) is ignored: LISTEN_FDS hands over sockets that have their address")
    }
  }

  private mutating func read(_ setting: Setting, _ text: SettingText) throws(InvalidSetting) {
    switch setting {
    case .host: emulator.hosts = text.all
    case .port: emulator.port = UInt16(try text.number(in: 0...Int(UInt16.max)))
    case .fixtures: emulator.fixtures = [text.last]
    case .caDirectory: emulator.certificate = .folder(text.last)
    case .san: emulator.names = text.all
    case .certificate, .key, .pfx, .pfxPassword: break  // OwnCertificate reads these together.
    case .clientAuthority: emulator.clientAuthorityFile = text.last
    case .clientCertificate: emulator.clientCertificate = try text.word()
    case .portFile: portFile = text.last
    case .workers: emulator.workers = try text.number(in: 1...EmulatorConfiguration.maximumWorkers)
    case .memory: emulator.maximumMemory = try text.number(in: EmulatorConfiguration.mebibytes) * 1_048_576
    case .certificateCheck: emulator.certificateCheck = try text.word()
    case .bulkShape: emulator.bulkShape = try text.word()
    case .restoreContentType: emulator.restoreContentType = try text.word()
    case .mediaTypes: emulator.mediaTypes = try text.word()
    case .tokenDates: emulator.tokenDates = try text.word()
    case .tokenLifetime:
      emulator.tokenLifetime = .seconds(try text.number(in: EmulatorConfiguration.tokenLifetimes))
    case .tokenKey: emulator.tokenKeyFile = text.last
    case .mandatoryFlags: emulator.requiresMandatoryFlags = try text.bool()
    case .stateful: emulator.isStateful = try text.bool()
    case .throttle: emulator.throttlesTokens = try text.bool()
    case .control: emulator.control = try text.word()
    case .controlToken: emulator.controlToken = try text.secret()
    case .drainSeconds: emulator.drain = try text.duration(upTo: EmulatorConfiguration.maximumDrain)
    case .emulatorHeaders: emulator.sendsEmulatorHeaders = try text.onOff()
    case .exitWithParent: endsWithParent = try text.bool()
    case .logLevel: logLevel = try text.word()
    case .logFormat: logFormat = try text.word()
    case .readyFormat: readyFormat = try text.word()
    }
  }
}
