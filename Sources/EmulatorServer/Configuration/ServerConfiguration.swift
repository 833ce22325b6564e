import Exchange
import Glibc
import HTTP1

/// What a server is started with; every default of the serving side is defined here, once.
package struct ServerConfiguration: Sendable {
  /// Loopback, of either kind: other machines cannot reach an emulator unless its user says so.
  package static let defaultHost = "localhost"
  /// The port of the real product's REST service.
  package static let defaultPort: UInt16 = 4443
  /// How long a stop waits for what is in flight: longer than any answer takes that a fixture does not delay.
  package static let defaultDrain = Duration.seconds(1)

  /// Addresses to bind, in the order in which they are reported; all share one port. `localhost` is `127.0.0.1` and,
  /// where the machine has it, `::1`.
  package var hosts: [String]
  /// The port to bind; 0 lets the kernel pick a free one, which all hosts share.
  package var port: UInt16
  /// Descriptors of listening TCP sockets, in place of hosts and port: the process that started this one opened them, and
  /// the server closes them.
  package var inheritedSockets: [Int32] = []
  /// How clients prove who they are; `nil` asks none of them.
  package var clients: ClientVerification?
  /// What a user can do about a client that does not accept the certificate; the end of a log line.
  package var trustAdvice = "Let the client trust the CA that issued the certificate."
  /// What its users call the setting with the CA for clients; part of log lines.
  package var clientAuthorityName = "clients"
  /// What a user can do about too many open files; the end of a log line.
  package var openFilesAdvice = "Raise the limit of open files."
  /// Whether clients meet each TLS fault by its host name, and on a listener of its own that stays.
  package var showsTLSFaults = false
  /// Where it is told of each request for the vendor's API.
  package var requestLog = RequestLog.off
  /// Threads that serve connections, from 1 to `maximumWorkers`.
  package var workers: Int
  /// The longest request body that is read, in bytes, from 1 to HTTP1's largest; a longer one is answered 413. `nil` is
  /// HTTP1's default, 8 MiB.
  package var maximumBodyBytes: Int?
  /// The most connections that all workers hold together, at least one; further ones wait in the kernel's queue until
  /// others close, or the one that has been idle longest gives way.
  /// `nil` derives it from the number of descriptors that the process may open.
  package var maximumConnections: Int?
  /// The most bytes that requests and answers take on all connections together, at least one; beyond it, what takes much
  /// is answered 503. `nil` is a share of what the process may have.
  package var maximumMemory: Int?
  /// Whether malloc keeps one heap for all threads of the process (M_ARENA_MAX), in place of one for each.
  package var sharesHeap = false
  /// How long a peer may take over each step.
  package var deadlines: Deadlines

  package init(
    hosts: [String] = [defaultHost], port: UInt16 = defaultPort, workers: Int = defaultWorkers,
    maximumBodyBytes: Int? = nil, maximumConnections: Int? = nil, deadlines: Deadlines = Deadlines()
  ) {
    self.hosts = hosts
    self.port = port
    self.workers = workers
    self.maximumBodyBytes = maximumBodyBytes
    self.maximumConnections = maximumConnections
    self.deadlines = deadlines
  }

  /// One thread for each core that is online: a worker never waits but for its sockets.
  package static var defaultWorkers: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension ServerConfiguration {
  /// More threads than this are of no use: a mistyped number should not exhaust the machine.
  package static let maximumWorkers = 1024

  /// Refuses what no server can work by.
  func validate() throws(ServerError) {
    try Self.check(workers, of: "workers", in: 1...Self.maximumWorkers)
    if let maximumConnections {
      try Self.check(maximumConnections, of: "connections", in: 1...ConnectionLimit.ceiling)
    }
    if let maximumBodyBytes { try Self.check(maximumBodyBytes, of: "bytes of a body", in: 1...HTTPLimits.largestBody) }
    if let maximumMemory { try Self.check(maximumMemory, of: "bytes for messages", in: 1...Int.max) }
    try deadlines.validate()
  }

  private static func check(
    _ number: Int, of what: String, in range: ClosedRange<Int>
  ) throws(ServerError) {
    guard !range.contains(number) else { return }
    throw .invalidNumber("the number of \(what) is \(range.lowerBound) to \(range.upperBound), not \(number)")
  }
}

/// Where it is told of each request, be there something to say of it or not.
package enum RequestLog: Sendable {
  /// Nowhere: the log tells of those that were refused or are odd.
  case off
  /// In the log.
  case entries
  /// In lines of text, each with its end, in place of the log; what takes them must not wait.
  case lines(@Sendable (String) -> Void)
}

/// What a server proves its identity with.
package struct ServerIdentity: Sendable {
  /// PEM of the leaf certificate, followed by the intermediate ones, if any.
  package let certificateChain: [UInt8]
  /// PEM of the leaf's private key, not encrypted.
  package let privateKey: [UInt8]
  /// PEM of a leaf of the same key, shown to clients that send a host name; `nil` shows the default to all.
  package let certificateForNames: [UInt8]?
  /// Makes an identity that clients have to refuse, or the usual one for a fault that is none of the certificate's.
  package var faulty: FaultIdentity

  package init(certificateChain: [UInt8], privateKey: [UInt8], certificateForNames: [UInt8]? = nil) {
    self.certificateChain = certificateChain
    self.privateKey = privateKey
    self.certificateForNames = certificateForNames
    faulty = { _ in .failure(.noCertificate("No certificate is made for it here.")) }
  }
}

/// How a server's clients prove who they are.
package struct ClientVerification: Sendable, Equatable {
  /// PEM of the authorities whose clients are let in.
  package let authorities: [UInt8]
  /// Whether a client without a certificate is refused; one with another certificate always is.
  package let isRequired: Bool

  package init(authorities: [UInt8], isRequired: Bool) {
    self.authorities = authorities
    self.isRequired = isRequired
  }
}

/// An address at which a server accepts connections.
package struct ListeningAddress: Sendable, Equatable {
  /// The address as text, without brackets: `127.0.0.1`, `::1`.
  package let host: String
  /// The port, never 0.
  package let port: UInt16

  /// Where a client on this machine reaches it; an address that stands for all others is no place to connect to.
  package var url: String {
    switch host {
    case "0.0.0.0", "::": "https://localhost:\(port)"
    case _ where host.contains(":"): "https://[\(host)]:\(port)"
    default: "https://\(host):\(port)"
    }
  }
}

/// How long a peer may take over each step of a connection; when a time is over the connection is closed.
package struct Deadlines: Sendable {
  /// For the whole TLS handshake: two round trips, with room for a client that is held in a debugger's start-up.
  package var handshake = Duration.seconds(10)
  /// From a request's first byte to the end of its head, however slowly bytes drip; then 408 (RFC 9110 §15.5.9).
  package var head = Duration.seconds(20)
  /// For every `bodyProgress` bytes of a body, or for what is left of it; then 408.
  package var body = Duration.seconds(20)
  /// Idle time between requests; the same as http.sys, which fronts the real product.
  package var idle = Duration.seconds(120)
  /// For every `writeProgress` bytes of an answer, or for what is left of it, to be taken by the peer.
  package var write = Duration.seconds(20)
  /// For a peer to stop sending after it was answered for good: a body just over the limit, at 8 Mbit/s.
  package var linger = Duration.seconds(10)
  /// How long a stream is silent before it is sent something that says nothing: browsers, proxies and their users' patience
  /// end after half a minute or more.
  package var keepAlive = Duration.seconds(15)
  /// How long no connection is accepted when descriptors, memory or room ran out: a few answers' worth of time.
  package var acceptPause = Duration.milliseconds(100)

  /// The least of a body, in bytes, that resets the body's time: 800 bytes a second, slower than any modem in use.
  package static let bodyProgress = 16 * 1024
  /// The least of an answer, in bytes, that resets the write's time.
  package static let writeProgress = 16 * 1024

  package init() {}

  /// Refuses a time that is over before it begins.
  func validate() throws(ServerError) {
    let times = [
      ("a handshake", handshake), ("a head", head), ("a body", body), ("an idle connection", idle),
      ("an answer", write),
      ("a lingering connection", linger), ("a silent stream", keepAlive), ("a pause of accepting", acceptPause),
    ]
    for (name, time) in times where time <= .zero { throw .invalidNumber("the time for \(name) is \(time)") }
  }
}

/// How many connections a server holds.
enum ConnectionLimit {
  /// Descriptors left for whatever else the process does: its files, its listeners, and in a test the client's ends.
  private static let reserve = 64
  /// Descriptors of a worker: its poller, and what wakes it. Those of the first few are in the reserve.
  private static let perWorker = 2
  private static let workersInReserve = 16
  /// More than any test opens; keeps the table of connections within a hundred megabytes of address space.
  static let ceiling = 65_536

  /// What the limit of open files allows, which is the user's to raise: a library does not change its process's limits.
  static func allowedByProcess(workers: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return reserve }
    let reserve = reserve + perWorker * max(0, workers - workersInReserve)
    return min(max(Int(clamping: limit.rlim_cur) - reserve, 1), ceiling)
  }
}
