import Glibc
import HTTP1

/// What a server is started with; every default of the serving side is defined here, once.
package struct ServerConfiguration: Sendable {
  /// Loopback, of either kind: an emulator is nobody else's business unless its user says so.
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
  /// Descriptors of listening TCP sockets, in place of hosts and port: whoever started this process opened them, and
  /// the server closes them.
  package var inheritedSockets: [Int32] = []
  /// How clients prove who they are; `nil` asks none of them.
  package var clients: ClientVerification?
  /// What a user can do about a client that does not accept the certificate; the end of a log line.
  package var trustAdvice = "Let the client trust the CA that vouches for the certificate."
  /// What its users call the setting with the CA for clients; part of log lines.
  package var clientAuthorityName = "clients"
  /// What a user can do about too many open files; the end of a log line.
  package var openFilesAdvice = "Raise the limit of open files."
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
  /// More threads than this serve nobody: a mistyped number should not exhaust the machine.
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
