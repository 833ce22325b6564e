@_exported public import Choices
import Emulation
import EmulatorServer
import RestoreAPI

/// What an emulator is started with; each property begins with what suits a test.
public struct EmulatorConfiguration: Sendable {
  /// Addresses to bind, in the order in which they are reported; all share one port. `localhost` is both loopback
  /// addresses: `127.0.0.1` and, where the machine has it, `::1`.
  public var hosts = [ServerConfiguration.defaultHost]
  /// The port to bind; 0 picks a free one.
  public var port: UInt16 = 0
  /// Descriptors of listening TCP sockets, in place of hosts and port. The parent process opened them, so no other process
  /// can have taken the port. The emulator closes them, even if it does not start.
  public var inheritedSockets: [Int32] = []
  /// Where the world comes from: a list of paths, the text of a file, or values.
  public var fixtures = FixtureSource.builtIn
  /// Where the certificate comes from.
  public var certificate = CertificateSource.memory
  /// Whether a folder that was chosen for the certificate may turn out to take no files: the CA is then made in memory,
  /// and a warning says so. Only a program that shows its log to people can leave it at that.
  package var isCertificateFolderOptional = false
  /// More names and addresses for a minted certificate, beside those it always has.
  public var names: [String] = []
  /// A PEM file with the CA that issues clients' certificates (mutual TLS); without it no client is asked for one.
  public var clientAuthorityFile: String?
  /// Whether a client may come without a certificate, where clients are asked for one.
  public var clientCertificate = ClientCertificate.require
  /// Whether clients meet TLS faults: each on a listener of its own (`Emulator.tlsFaultURLs`), and by its host name,
  /// such as `expired.localhost`, on the emulator's port.
  public var tlsFaults = false
  /// Threads that serve connections, from 1 to 1024.
  public var workers = 1
  /// The most bytes that requests and answers take on all connections together, at least one; what takes much is answered
  /// 503 beyond it. Without it that is half of what the machine, the control group and the process's limits leave.
  public var maximumMemory: Int?
  /// Whether malloc keeps one heap for all threads of the process, which leaves more of a limited address space.
  package var sharesHeap = false
  /// How closely the certificate in a restore request is looked at.
  public var certificateCheck = CertificateCheck.structure
  /// The members of a bulk restore's answer.
  public var bulkShape = BulkShape.both
  /// The `Content-Type` of the restore answers.
  public var restoreContentType = RestoreContentType.json
  /// Which `Content-Type`s the bodies of requests may have.
  public var mediaTypes = MediaTypes.lenient
  /// The versions of the vendor's API that are served, by the names that their paths begin with: `v5`, `v6`, `v7`, `v8`, all of
  /// them unless told otherwise. Clients that look for the newest version find what is served (behaviour.md, section 8).
  public var versions = EmulatorConfiguration.knownVersions
  /// How an answer with a token writes the times of its issue and its end.
  public var tokenDates = TokenDates.iso8601
  /// How long an access token is valid, in whole seconds: from one second to a year.
  public var tokenLifetime = Duration.seconds(TokenIssuer.defaultLifetime)
  /// A file with the key that tokens are signed with, at least 32 bytes: emulators that share it accept each other's
  /// tokens. Without it each emulator makes a key of its own.
  public var tokenKeyFile: String?
  /// Whether requests for tokens are limited as by the real server: one in a second, 5 in a minute, 1500 in an hour.
  public var throttlesTokens = false
  /// Whether a bulk restore that leaves out one of its flags is refused.
  public var requiresMandatoryFlags = false
  /// Whether what was restored counts as unchanged from then on.
  public var isStateful = false
  /// A JSON file with the findings that the client's author knows of, which then fail no run: a list of
  /// `{"rule", "pointer"?, "operation"?, "reason"?}`.
  public var knownFile: String?
  /// Which clients may change the emulator by the calls below `/_emulator/`.
  public var control = ControlAccess.loopback
  /// The bearer token for those calls at addresses that are not loopback; without it they are off there.
  public var controlToken: String? {
    get { hiddenControlToken.value }
    set { hiddenControlToken.value = newValue }
  }
  /// How many requests are kept to be looked at and verified, the last ones: from none to 100,000, and 16 MiB of them at
  /// the most.
  public var journal = EmulatorSettings.usualJournal
  /// A JSON file with fault rules that are armed from the start.
  public var faultFile: String?
  /// Whether the log tells of each request, also of one of which there is nothing to say.
  package var logsEachRequest = false
  /// Takes a line of text for each request, with its end, in place of the log; it must not wait.
  package var requestLines: (@Sendable (String) -> Void)?
  /// How long a stop waits for what is in flight: from nothing to an hour.
  public var drain = Duration.zero
  /// Whether answers explain themselves in `X-Emulator-` headers.
  public var sendsEmulatorHeaders = true

  private var hiddenControlToken = Hidden<String?>(value: nil)
  /// What messages call the settings.
  package var settingNames = SettingNames()

  /// What suits a test: any free port, a certificate that is in no file, one thread, and a stop that waits for nothing.
  public init() {}

  /// What suits a test, as `EmulatorConfiguration()`.
  public static var inProcess: EmulatorConfiguration { EmulatorConfiguration() }

  /// What the command starts with: the real product's port, a certificate in the user's folder, a thread for each core, and
  /// a stop that waits a second for what is in flight.
  public static var command: EmulatorConfiguration {
    var configuration = EmulatorConfiguration()
    configuration.port = ServerConfiguration.defaultPort
    configuration.certificate = .folder(nil)
    configuration.workers = ServerConfiguration.defaultWorkers
    configuration.drain = ServerConfiguration.defaultDrain
    return configuration
  }
}

extension EmulatorConfiguration {
  /// The versions of the vendor's API that there are, the oldest first.
  package static let knownVersions = APIVersion.all.map(\.name)
  /// The whole seconds that an access token may be valid for.
  package static let tokenLifetimes = TokenIssuer.lifetimes
  /// The most `workers` there can be.
  package static let maximumWorkers = ServerConfiguration.maximumWorkers
  /// The mebibytes that `maximumMemory` may be given in: up to as much as a machine has.
  package static let mebibytes = 1...1_048_576
  /// How many requests `journal` may keep.
  package static let journals = 0...100_000
  /// The longest `drain` that can be asked for: an hour; a supervisor kills a process long before that.
  package static let maximumDrain = Duration.seconds(3600)
  /// The longest that `wait` waits: a day, far beyond every start that will yet succeed.
  package static let maximumWait = Duration.seconds(86_400)
}
