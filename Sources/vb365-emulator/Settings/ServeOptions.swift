import ArgumentParser

/// The flags of `serve` as they were typed: what they mean is read by `ServeSettings`, as with the variables.
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
  @Option(.portFile) var portFile: String?
  @Option(.workers) var workers: String?
  @Option(.memory) var memory: String?
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
  @Option(.drainSeconds) var drainSeconds: String?
  @Option(.emulatorHeaders) var emulatorHeaders: String?
  @Flag(.exitWithParent) var exitWithParent: Bool?
  @Option(.logLevel) var logLevel: String?
  @Option(.logFormat) var logFormat: String?
  @Option(.readyFormat) var readyFormat: String?

  /// The values that were typed for a setting; none when its flag was not.
  func values(of setting: Setting) -> [String] {
    switch setting {
    case .host: host
    case .port: [port].compactMap(\.self)
    case .fixtures: [fixtures].compactMap(\.self)
    case .caDirectory: [caDirectory].compactMap(\.self)
    case .san: san
    case .certificate: [certificate].compactMap(\.self)
    case .key: [key].compactMap(\.self)
    case .pfx: [pfx].compactMap(\.self)
    case .pfxPassword: [pfxPassword].compactMap(\.self)
    case .clientAuthority: [clientAuthority].compactMap(\.self)
    case .clientCertificate: [clientCertificate].compactMap(\.self)
    case .portFile: [portFile].compactMap(\.self)
    case .workers: [workers].compactMap(\.self)
    case .memory: [memory].compactMap(\.self)
    case .certificateCheck: [certificateCheck].compactMap(\.self)
    case .bulkShape: [bulkShape].compactMap(\.self)
    case .restoreContentType: [restoreContentType].compactMap(\.self)
    case .mediaTypes: [mediaTypes].compactMap(\.self)
    case .tokenDates: [tokenDates].compactMap(\.self)
    case .tokenLifetime: [tokenLifetime].compactMap(\.self)
    case .tokenKey: [tokenKey].compactMap(\.self)
    case .mandatoryFlags: [mandatoryFlags].compactMap { $0?.description }
    case .stateful: [stateful].compactMap { $0?.description }
    case .throttle: [throttle].compactMap { $0?.description }
    case .control: [control].compactMap(\.self)
    case .controlToken: [controlToken].compactMap(\.self)
    case .drainSeconds: [drainSeconds].compactMap(\.self)
    case .emulatorHeaders: [emulatorHeaders].compactMap(\.self)
    case .exitWithParent: [exitWithParent].compactMap { $0?.description }
    case .logLevel: [logLevel].compactMap(\.self)
    case .logFormat: [logFormat].compactMap(\.self)
    case .readyFormat: [readyFormat].compactMap(\.self)
    }
  }
}

extension Option where Value == String? {
  /// The flag of a setting that takes one value.
  init(_ setting: Setting) {
    self.init(name: .customLong(setting.rawValue), help: setting.help)
  }
}

extension Option where Value == [String] {
  fileprivate init(wrappedValue: [String], _ setting: Setting) {
    self.init(wrappedValue: wrappedValue, name: .customLong(setting.rawValue), help: setting.help)
  }
}

extension Flag where Value == Bool? {
  fileprivate init(_ setting: Setting) {
    self.init(name: .customLong(setting.rawValue), inversion: .prefixedNo, help: setting.help)
  }
}
