import VB365Emulator

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
