import Transport

/// A client's TLS connection that waits, for a caller with a thread to spare.
struct ProbeConnection: ~Copyable {
  /// What a request was answered with.
  enum Answer {
    /// Everything up to the first line break or the end.
    case line(String)
    /// The alert certificate_required, which in TLS 1.3 comes after the client's part of the handshake.
    case certificateRequired
  }

  /// A status line is shorter; a server that sends more does not speak HTTP.
  private static let longestLine = 1024
  /// There is one connection only.
  private static let registration = Registration(rawValue: 0)

  private var connection: TLSConnection
  private var poller: Poller
  private let address: SocketAddress
  private let deadline: Instant

  /// A connection that is being established, with a poller that knows nothing of it yet.
  init(
    _ connection: consuming TLSConnection, _ poller: consuming Poller, _ address: SocketAddress, _ deadline: Instant
  ) {
    self.connection = connection
    self.poller = poller
    self.address = address
    self.deadline = deadline
  }

  /// Establishes the connection and verifies the certificate.
  mutating func handshake() throws(HealthProbe.Failure) {
    do throws(Errno) {
      try poller.add(connection.descriptor, for: .writable, as: Self.registration)
    } catch {
      throw failure(error.description)
    }
    try wait(for: .writable)
    while true {
      let progress = connection.handshake()
      if case .done = progress { return }
      try follow(progress)
    }
  }

  /// Sends all of `bytes`.
  mutating func send(_ bytes: [UInt8]) throws(HealthProbe.Failure) {
    var sent = 0
    while sent < bytes.count {
      let progress = connection.write(bytes.span.extracting(sent...))
      if case .done(let count) = progress { sent += count } else { try follow(progress) }
    }
  }

  /// The first line that comes, or why none does.
  mutating func receiveLine() throws(HealthProbe.Failure) -> Answer {
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: Self.longestLine)
    while line.count < Self.longestLine {
      var span = buffer.mutableSpan
      let progress = connection.read(into: &span)
      switch progress {
      case .done(let count):
        line += buffer[..<count]
        guard let end = line.firstIndex(of: UInt8(ascii: "\r")) else { continue }
        return .line(String(decoding: line[..<end], as: UTF8.self))
      case .failed(.alert(.certificateRequired)):
        return .certificateRequired
      default:
        try follow(progress)
      }
    }
    return .line(String(decoding: line, as: UTF8.self))
  }

  private mutating func follow(_ progress: TLSProgress) throws(HealthProbe.Failure) {
    switch progress {
    case .done: return
    case .wantRead: try wait(for: .readable)
    case .wantWrite: try wait(for: .writable)
    case .closed, .truncated: throw failure("the connection was closed")
    case .failed(let error): throw failure(error.description)
    }
  }

  private mutating func wait(for interest: Interest) throws(HealthProbe.Failure) {
    do throws(Errno) {
      try poller.modify(connection.descriptor, for: interest, as: Self.registration)
      while case let now = Instant.now, now < deadline {
        if try poller.wait(until: deadline, now: now) > 0 { return }
      }
    } catch {
      throw failure(error.description)
    }
    throw failure("no answer in time")
  }

  private func failure(_ reason: String) -> HealthProbe.Failure {
    HealthProbe.Failure(description: "\(address): \(reason)")
  }
}
