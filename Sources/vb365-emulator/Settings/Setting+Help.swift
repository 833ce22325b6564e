import ArgumentParser
import Logging
import VB365Emulator

extension Setting {
  /// What `--help` says: what it does, and the default as the library has it.
  var help: ArgumentHelp {
    ArgumentHelp(defaultText.map { "\(meaning) (default: \($0))" } ?? meaning, valueName: valueName)
  }

  private var meaning: String {
    switch self {
    case .host: "An address to bind, or localhost for both of loopback's; repeatable, all share one port."
    case .port: "The port to bind; 0 picks a free one."
    case .fixtures: "A JSON file, or a folder of them, in place of the built-in fixtures."
    case .caDirectory: "The folder for the test CA and the certificate, created there once."
    case .san: "One more name or address for the minted certificate; repeatable."
    case .certificate: "Your own certificate and its chain in PEM, in place of a minted one."
    case .key: "The key of --cert, in PEM."
    case .pfx: "Your own certificate, its chain and its key in a PFX file."
    case .pfxPassword: "The password of --pfx; prefer the environment variable, as other users can see flags."
    case .clientAuthority: "Ask clients for a certificate issued by a CA in this PEM file (mutual TLS)."
    case .clientCertificate: "Whether a client without a certificate is refused, with --client-ca."
    case .portFile: "A file that holds the port as long as the emulator listens on it."
    case .workers: "Threads that serve connections."
    case .memory: "How much requests and answers may take together; what takes much is answered 503 beyond it."
    case .certificateCheck: "How closely a restore request's certificate is checked."
    case .bulkShape: "The members of a bulk restore's answer."
    case .restoreContentType: "The Content-Type of the restore answers."
    case .mediaTypes: "Which Content-Types the bodies of requests may have."
    case .tokenDates: "How an answer with a token writes its dates."
    case .tokenLifetime: "How long an access token is valid."
    case .tokenKey: "A file of 32 bytes or more; emulators with the same key accept each other's tokens."
    case .mandatoryFlags: "Refuse a bulk restore that leaves out one of its flags."
    case .stateful: "Count what was restored as unchanged from then on."
    case .throttle: "Limit requests for tokens as the real server does: 1 a second, 5 a minute, 1500 an hour."
    case .control: "Who may change the emulator by the calls under /_emulator/."
    case .controlToken: "The bearer token for those calls beyond loopback; prefer the environment variable."
    case .drainSeconds: "How long a stop waits for what is in flight."
    case .emulatorHeaders: "The X-Emulator- headers that explain an answer."
    case .exitWithParent: "End when the process that started it ends, or when its stdin pipe is closed."
    case .logLevel: "The least important messages logged to standard error."
    case .logFormat: "The form of the log."
    case .readyFormat: "The form of the line on standard output that says the emulator is ready."
    }
  }

  private var defaultText: String? {
    let defaults = Self.defaults
    let configuration = defaults.emulator
    return switch self {
    case .host: configuration.hosts.joined(separator: ", ")
    case .port: String(configuration.port)
    case .caDirectory: "$XDG_STATE_HOME/vb365-emulator, else ~/.local/state/vb365-emulator"
    case .workers: "the number of cores"
    case .memory: "half of what there is"
    case .clientCertificate: configuration.clientCertificate.rawValue
    case .certificateCheck: configuration.certificateCheck.rawValue
    case .bulkShape: configuration.bulkShape.rawValue
    case .restoreContentType: configuration.restoreContentType.rawValue
    case .mediaTypes: configuration.mediaTypes.rawValue
    case .tokenDates: configuration.tokenDates.rawValue
    case .tokenLifetime: String(configuration.tokenLifetime.components.seconds)
    case .tokenKey: "a key of its own"
    case .control: configuration.control.rawValue
    case .drainSeconds: String(configuration.drain.components.seconds)
    case .emulatorHeaders: configuration.sendsEmulatorHeaders ? "on" : "off"
    case .logLevel: defaults.logLevel.rawValue
    case .logFormat: defaults.logFormat.rawValue
    case .readyFormat: defaults.readyFormat.rawValue
    case .fixtures, .san, .certificate, .key, .pfx, .pfxPassword, .clientAuthority, .portFile, .controlToken: nil
    case .mandatoryFlags, .stateful, .throttle, .exitWithParent: nil
    }
  }

  /// Made once: counting the cores takes a system call.
  private static let defaults = ServeSettings()

  private var valueName: String {
    switch self {
    case .host: "address"
    case .port: "port"
    case .fixtures: "path"
    case .caDirectory: "folder"
    case .san: "name"
    case .certificate, .key, .pfx, .clientAuthority, .portFile, .tokenKey: "file"
    case .clientCertificate: words(ClientCertificate.self)
    case .pfxPassword: "password"
    case .workers: "number"
    case .memory: "MiB"
    case .certificateCheck: words(CertificateCheck.self)
    case .bulkShape: words(BulkShape.self)
    case .restoreContentType: words(RestoreContentType.self)
    case .mediaTypes: words(MediaTypes.self)
    case .tokenDates: words(TokenDates.self)
    case .control: words(ControlAccess.self)
    case .controlToken: "token"
    case .drainSeconds, .tokenLifetime: "seconds"
    case .emulatorHeaders: "on|off"
    case .logLevel: "level"
    case .logFormat: words(LogFormat.self)
    case .readyFormat: words(ReadyFormat.self)
    case .mandatoryFlags, .stateful, .throttle, .exitWithParent: ""
    }
  }

  private func words<Word: RawRepresentable & CaseIterable>(_: Word.Type) -> String where Word.RawValue == String {
    Word.allCases.map(\.rawValue).joined(separator: "|")
  }
}
