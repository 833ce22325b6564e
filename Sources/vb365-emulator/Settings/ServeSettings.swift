import Logging
import VB365Emulator

/// The settings of `serve`, after every text has become a value that can be used.
struct ServeSettings {
  /// The emulator's own settings.
  var emulator = EmulatorConfiguration.command
  /// The file that holds the port while the emulator listens.
  var portFile: String?
  /// The flag or the variable that named that file.
  private(set) var portFileSource = Setting.portFile.flag
  /// Whether the emulator ends when the process that started it does.
  var endsWithParent = false
  /// Whether the run is judged at its end, by the exit status; nil where nothing was said.
  var assertsOnExit: Bool?
  /// The file that the verdict is written to at the end.
  var junitFile: String?
  /// The flag or the variable that named that file.
  private(set) var junitFileSource = Setting.junit.flag
  /// The least important messages that are logged.
  var logLevel = Logger.Level.info
  /// The form of the log.
  var logFormat = LogFormat.text
  /// Whether each request has a line on standard error.
  var requestLog = RequestLogChoice.auto
  /// The form of the ready line.
  var readyFormat = ReadyFormat.text

  /// Lines for the log about settings that mean nothing beside others.
  private(set) var warnings: [String] = []

  init() {
    // A container may have its folder read-only, and the log says what that means.
    emulator.isCertificateFolderOptional = true
  }

  /// Reads the given settings over the defaults.
  init(_ given: GivenSettings) throws(InvalidSetting) {
    self.init()
    emulator.settingNames = SettingNames(given)
    portFileSource = given.source(of: .portFile)
    junitFileSource = given.source(of: .junit)
    for setting in Setting.allCases {
      guard let entry = given.entries[setting] else { continue }
      try setting.value.read(SettingText(entry), &self)
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
}

extension ServeSettings {
  /// Has each request told of as the settings want it, where `isTerminal` says what standard error is: in lines for people,
  /// or in the log that machines read.
  mutating func tellOfRequests(onTerminal isTerminal: Bool) {
    switch (requestLog, logFormat) {
    case (.off, _), (.auto, .json): return
    case (.on, .json): emulator.logsEachRequest = true
    case (.auto, .text) where !isTerminal: return
    case (.auto, .text), (.on, .text):
      emulator.requestLines = { lines in
        TextStream.standardError.log { leftOut in leftOut > 0 ? "… \(leftOut) lines left out\n\(lines)" : lines }
      }
    }
  }
}

/// Whether each request has a line on standard error.
enum RequestLogChoice: String, CaseIterable {
  /// Where that is a terminal, and the log is text.
  case auto
  case on
  case off
}

/// The settings that put a certificate of the user's own in place of a minted one.
struct OwnCertificate {
  /// What they say together.
  let source: CertificateSource

  /// Nil when none of them is given; an error when they do not fit together.
  init?(_ given: GivenSettings) throws(InvalidSetting) {
    let certificate = given.entries[.certificate]
    let key = given.entries[.key]
    let pfx = given.entries[.pfx]
    let password = given.entries[.pfxPassword]

    try Self.require(key, with: certificate, .certificate)
    try Self.require(certificate, with: key, .key)
    try Self.require(password, with: pfx, .pfx)
    guard let own = certificate ?? pfx else { return nil }
    if certificate != nil, let pfx { throw InvalidSetting(source: pfx.source, reason: "cannot be used with --cert") }
    if let san = given.entries[.san] {
      throw InvalidSetting(source: san.source, reason: "names a minted certificate, but \(own.source) brings its own")
    }

    if let certificate, let key {
      source = .files(certificate: SettingText(certificate).last, key: SettingText(key).last)
    } else {
      source = .pfx(path: SettingText(own).last, password: password.map { SettingText($0).last } ?? "")
    }
  }

  private static func require(
    _ dependent: GivenSettings.Entry?, with owner: GivenSettings.Entry?, _ setting: Setting
  ) throws(InvalidSetting) {
    guard let dependent, owner == nil else { return }
    throw InvalidSetting(source: dependent.source, reason: "needs \(setting.flag)")
  }
}
