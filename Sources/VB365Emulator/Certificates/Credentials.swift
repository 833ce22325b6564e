import Cryptography
import Logging

/// What an emulator serves TLS with, and what its clients are to trust.
struct Credentials {
  /// PEM of the certificate and of its intermediate certificates, in the order a server sends them.
  let chain: [UInt8]
  /// PEM of its key.
  let key: [UInt8]
  /// PEM of a certificate of the same key with host names only; nil where all clients accept the other one.
  var certificateForNames: [UInt8]?
  /// PEM of the minted CA; nil with a certificate of the user's own.
  let authority: [UInt8]?
  /// The file with `authority`; nil when it is in none.
  let authorityPath: String?
  /// Where the key of `authority` is; nil without that.
  var authorityKey: AuthorityKey?
  /// What the user should know: a CA that clients have to trust anew, a folder that takes no files.
  var warnings: [String] = []

  /// The same with more to say.
  func adding(_ warnings: [String]) -> Credentials {
    var credentials = self
    credentials.warnings += warnings
    return credentials
  }
}

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
        warnings.append("no XDG_STATE_HOME and no HOME is set; the certificate is minted in memory, for this run only")
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

extension Credentials {
  /// What a user can do about a client that does not accept the certificate: sentences for the log.
  func trustAdvice(_ names: SettingNames) -> String {
    let name = "Is it the name that the client uses? \(names.names) adds one."
    guard authority != nil else { return "Let it trust the CA that issued your own certificate." }
    guard let authorityPath else { return "Let it trust the CA of /_emulator/ca.pem. \(name)" }
    guard let command = names.command else { return "Let it trust the CA of \(authorityPath). \(name)" }
    let call = "\(command) env --client curl --ca \(ShellText.quoted(authorityPath))"
    return """
      Does it not know the CA? Where it starts, run: eval "$(\(call))", or the same for openssl, python, node, java, \
      go, php, swift. \(name)
      """
  }
}
