import Transport

/// A client's TLS connection that waits, for a caller with a thread to spare.
struct CallConnection: ~Copyable {
  /// What has come.
  enum Received {
    /// Some bytes.
    case bytes([UInt8])
    /// The server has closed the connection in good order.
    case end
    /// The alert certificate_required, which in TLS 1.3 comes after the client's part of the handshake.
    case certificateRequired
  }

  /// In bytes; what is longer comes in several pieces.
  private static let longestPiece = 16 * 1024
  /// There is one connection only.
  private static let registration = Registration(rawValue: 0)

  private var connection: TLSConnection
  private var poller: Poller
  private let address: SocketAddress
  /// Until when the next thing has to come.
  var deadline: Instant

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
  mutating func handshake() throws(CallFailure) {
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
  mutating func send(_ bytes: [UInt8]) throws(CallFailure) {
    var sent = 0
    while sent < bytes.count {
      let progress = connection.write(bytes.span.extracting(sent...))
      if case .done(let count) = progress { sent += count } else { try follow(progress) }
    }
  }

  /// What comes next.
  mutating func receive() throws(CallFailure) -> Received {
    var buffer = [UInt8](repeating: 0, count: Self.longestPiece)
    while true {
      var span = buffer.mutableSpan
      let progress = connection.read(into: &span)
      switch progress {
      case .done(let count): return .bytes(Array(buffer[..<count]))
      case .closed: return .end
      case .failed(.alert(.certificateRequired)): return .certificateRequired
      default: try follow(progress)
      }
    }
  }

  private mutating func follow(_ progress: TLSProgress) throws(CallFailure) {
    switch progress {
    case .done: return
    case .wantRead: try wait(for: .readable)
    case .wantWrite: try wait(for: .writable)
    case .closed, .truncated: throw failure("the connection was closed")
    case .failed(let error): throw failure(error.description)
    }
  }

  private mutating func wait(for interest: Interest) throws(CallFailure) {
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

  private func failure(_ reason: String) -> CallFailure {
    CallFailure("\(address): \(reason)")
  }
}
