import VB365Emulator

extension SettingNames {
  /// The flags, or the variables that stood in for them.
  init(_ given: GivenSettings) {
    self.init()
    fixtures = given.source(of: .fixtures)
    certificate = given.source(of: .certificate)
    certificateKey = given.source(of: .key)
    pfx = given.source(of: .pfx)
    names = given.source(of: .san)
    clientAuthority = given.source(of: .clientAuthority)
    tokenKey = given.source(of: .tokenKey)
    openFiles = "ulimit -n"
    command = Command.name
  }
}

extension GivenSettings {
  /// The flag or the variable that a setting came by; the flag where it was not given.
  func source(of setting: Setting) -> String { entries[setting]?.source ?? setting.flag }
}
