import Backup
import Cryptography
import Emulation
import EmulatorServer
import Report
import JSONText
import RestoreAPI

extension ServerConfiguration {
  /// The part that the server works by; reads the file with the CA for clients.
  init(_ configuration: EmulatorConfiguration, trusting credentials: Credentials) throws(EmulatorError) {
    self.init(limitsOf: configuration)
    (hosts, port, workers) = (configuration.hosts, configuration.port, configuration.workers)
    inheritedSockets = configuration.inheritedSockets
    showsTLSFaults = configuration.tlsFaults
    let names = configuration.settingNames
    trustAdvice = credentials.trustAdvice(names)
    clientAuthorityName = names.clientAuthority
    openFilesAdvice = "Raise the limit of open files: \(names.openFiles)."
    if let path = configuration.clientAuthorityFile {
      clients = ClientVerification(
        authorities: try FileSystem.read(path, for: names.clientAuthority),
        isRequired: configuration.clientCertificate == .require)
    }
  }

  /// The part that an emulator without a server works by, too.
  init(limitsOf configuration: EmulatorConfiguration) {
    self.init(workers: 1)
    maximumMemory = configuration.maximumMemory
    requestLog = configuration.requestLines.map { .lines($0) } ?? (configuration.logsEachRequest ? .entries : .off)
    sharesHeap = configuration.sharesHeap
  }
}

extension RestoreAPI.Settings {
  /// The part that is judged and answered by; reads the file with the token key.
  init(_ configuration: EmulatorConfiguration) throws(EmulatorError) {
    self.init()
    versions = try Self.versions(configuration.versions)
    certificateCheck = configuration.certificateCheck
    bulkShape = configuration.bulkShape
    restoreContentType = configuration.restoreContentType
    mediaTypes = configuration.mediaTypes
    mandatoryFlags = configuration.requiresMandatoryFlags
    stateful = configuration.isStateful
    tokenDates = configuration.tokenDates
    tokenLifetime = try Self.seconds(configuration.tokenLifetime)
    if let file = configuration.tokenKeyFile {
      tokenKey = try TokenKey(file: file, of: configuration.settingNames.tokenKey)
    }
    throttle = configuration.throttlesTokens
  }

  /// The versions of these names, the oldest first.
  private static func versions(_ names: [String]) throws(EmulatorError) -> [APIVersion] {
    let known = APIVersion.all.map(\.name)
    for name in names where APIVersion.named(name) == nil {
      let closest = Suggestion.closest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
      throw EmulatorError(
        .invalidConfiguration, "'\(name)' is no version of the API: \(known.joined(separator: ", "))\(closest)")
    }
    guard !names.isEmpty else {
      throw EmulatorError(.invalidConfiguration, "versions is empty: an emulator serves one at least")
    }
    let wanted = names.map { $0.lowercased() }
    return APIVersion.all.filter { wanted.contains($0.name) }
  }

  private static func seconds(_ lifetime: Duration) throws(EmulatorError) -> Int {
    let allowed = EmulatorConfiguration.tokenLifetimes
    guard let seconds = Int(exactly: lifetime.components.seconds), allowed.contains(seconds) else {
      throw EmulatorError(
        .invalidConfiguration,
        "a token's lifetime is \(allowed.lowerBound) to \(allowed.upperBound) seconds, not \(lifetime)")
    }
    return seconds
  }
}

extension EmulatorSettings {
  /// The length of an instance's name, in bytes before they become hexadecimal: few emulators run at once.
  private static let instanceBytes = 4

  /// The part that answers are made by, and a new name for this run. `credentials` are what the emulator is served with;
  /// nil where it answers without a socket.
  init(_ configuration: EmulatorConfiguration, credentials: Credentials?) throws(EmulatorError) {
    let instance: String
    do throws(CryptographyError) {
      instance = try SecureRandom.hex(byteCount: Self.instanceBytes)
    } catch {
      throw EmulatorError(.systemFailure, error.description)
    }
    self.init(instance: instance, version: Emulator.version, certificateAuthority: credentials?.authority)
    api = try RestoreAPI.Settings(configuration)
    emulatorHeaders = configuration.sendsEmulatorHeaders
    if let path = configuration.knownFile { try know(path, of: configuration.settingNames.known) }
    journalEntries = try Self.journal(configuration.journal)
    isControlOpen = configuration.control == .open
    // An empty token would let in a client that sends none.
    controlToken = configuration.controlToken.flatMap { $0.isEmpty ? nil : Secret($0) }
    hostNames = try Self.hostNames(configuration, credentials)
    // The addresses of a socket that was handed over are not known.
    takesAnyAddress =
      !configuration.inheritedSockets.isEmpty || configuration.hosts.contains(where: WantedNames.isAnyAddress)
  }

  /// Takes the findings that the file at `path` knows of, which `setting` names.
  private mutating func know(_ path: String, of setting: String) throws(EmulatorError) {
    let bytes = try FileSystem.read(path, for: setting)
    do throws(KnownFileProblem) {
      try know(bytes)
    } catch {
      throw EmulatorError(.brokenKnownFile, "\(path):\(error)")
    }
  }

  private static func journal(_ entries: Int) throws(EmulatorError) -> Int {
    let allowed = EmulatorConfiguration.journals
    guard allowed.contains(entries) else {
      throw EmulatorError(
        .invalidConfiguration,
        "the journal keeps \(allowed.lowerBound) to \(allowed.upperBound) requests, not \(entries)")
    }
    return entries
  }

  /// The names that were asked for, and those of the certificate, which may be the user's own.
  private static func hostNames(
    _ configuration: EmulatorConfiguration, _ credentials: Credentials?
  ) throws(EmulatorError) -> [String] {
    // A text that is not a valid name is refused where a certificate is minted for it.
    let wanted = (try? WantedNames(configuration))?.all ?? []
    guard let chain = credentials?.chain else { return wanted.map(\.description) }
    do throws(CryptographyError) {
      return try (wanted + Certificate(pem: chain.span).names).map(\.description)
    } catch {
      throw EmulatorError(.unusableCertificate, error.description)
    }
  }
}

extension EmulatorConfiguration {
  /// Refuses a time for a stop that no stop can take.
  func checkDrain() throws(EmulatorError) {
    guard drain < .zero || drain > Self.maximumDrain else { return }
    let limit = Self.maximumDrain.components.seconds
    throw EmulatorError(.invalidConfiguration, "a stop waits for 0 to \(limit) seconds, not \(drain)")
  }
}

extension EmulatorError {
  /// Why the server of a configuration did not start, with the file that it could not use.
  init(_ error: ServerError, _ configuration: EmulatorConfiguration) {
    let trouble = EmulatorError(error)
    if case .clientAuthoritiesRefused = error, let path = configuration.clientAuthorityFile {
      self = trouble.of(path).of(configuration.settingNames.clientAuthority)
    } else {
      self = trouble
    }
  }

  private init(_ error: ServerError) {
    let code: Code =
      switch error {
      case .invalidNumber, .noHost, .invalidHost, .inheritedSocketRefused: .invalidConfiguration
      case .addressUnavailable: .addressUnavailable
      case .notPermitted: .notPermitted
      case .identityRefused, .clientAuthoritiesRefused: .unusableCertificate
      case .system: .systemFailure
      }
    self.init(code, error.description)
  }
}

extension TokenKey {
  /// The key that a file holds: all of its bytes, a line end included, so that every emulator reads the same. `setting` is
  /// what named it.
  init(file path: String, of setting: String) throws(EmulatorError) {
    let bytes = try FileSystem.read(path, for: setting)
    do throws(TokenKeyError) {
      try self.init(bytes)
    } catch {
      throw EmulatorError(.invalidConfiguration, "\(path): \(error)").of(setting)
    }
  }
}
