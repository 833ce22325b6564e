import Cryptography
import Logging

extension Credentials {
  /// The credentials that a configuration asks for, at `now` in Unix seconds; `logger` is told of a long wait.
  init(_ configuration: EmulatorConfiguration, now: Int64, logger: Logger = .silent) throws(EmulatorError) {
    switch configuration.certificate {
    case .folder(let chosen):
      let names = try WantedNames(configuration)
      if let path = chosen ?? StateFolder.path {
        self = try CertificateFolder(path: path, logger: logger).credentials(
          for: names, now: now, isOptional: chosen == nil || configuration.isCertificateFolderOptional)
      } else {
        self = try .minted(for: names, now: now)
        warnings.append("no XDG_STATE_HOME and no HOME is set; the certificate is minted in memory, for this run alone")
      }
    case .memory:
      self = try ProcessCredentials.credentials(for: WantedNames(configuration), now: now)
    case .files(let certificate, let key):
      try self.init(certificateAt: certificate, keyAt: key, configuration.settingNames)
    case .pfx(let path, let password):
      try self.init(pfxAt: path, password: password, configuration.settingNames)
    }
  }

  private init(
    certificateAt certificatePath: String, keyAt keyPath: String, _ names: SettingNames
  ) throws(EmulatorError) {
    let chain = try FileSystem.read(certificatePath, for: names.certificate)
    var key = try FileSystem.read(keyPath, for: names.certificateKey)
    defer { wipe(&key) }
    do throws(CryptographyError) {
      try self.init(Identity(chainPEM: chain.span, keyPEM: key.span))
    } catch {
      throw EmulatorError(.unusableCertificate, "\(certificatePath), \(keyPath): \(error)").of(names.certificate)
    }
  }

  private init(pfxAt path: String, password: String, _ names: SettingNames) throws(EmulatorError) {
    let pfx = try FileSystem.read(path, for: names.pfx)
    do throws(CryptographyError) {
      try self.init(Identity(pfx: pfx.span, password: password.utf8.span))
    } catch {
      throw EmulatorError(.unusableCertificate, "\(path): \(error)").of(names.pfx)
    }
  }

  private init(_ identity: borrowing Identity) throws(CryptographyError) {
    self.init(chain: identity.chainPEM, key: try identity.key.pem(), authority: nil, authorityPath: nil)
  }
}

extension WantedNames {
  /// The names that a configuration asks for.
  init(_ configuration: EmulatorConfiguration) throws(EmulatorError) {
    try self.init(additional: configuration.names, hosts: configuration.hosts)
  }
}
