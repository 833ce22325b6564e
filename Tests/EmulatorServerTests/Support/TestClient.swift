import Glibc
import TestSupport
import Transport

/// A TLS client that waits for its socket, but not for ever.
final class TestClient {
  /// Longer than anything a test waits for; a test that meets it fails.
  private static let patience: Int32 = 10_000

  struct TimedOut: Error {}
  struct Ended: Error, Equatable {
    let progress: TLSProgress
  }

  private var tls: TLSConnection
  private var received: [UInt8] = []

  /// Connects to a test's server, and negotiates unless told not to.
  init(
    _ server: TestServer, _ context: TLSContext? = nil, host: IPAddress = .loopbackV4, handshakes: Bool = true
  ) throws {
    tls = try Self.connection(to: SocketAddress(host: host, port: server.port), context, named: "\(host)")
    if handshakes { try handshake() }
  }

  /// Connects to a port of the loopback address, by a name if that is not the address.
  init(port: UInt16, named name: String = "\(IPAddress.loopbackV4)", handshakes: Bool = true) throws {
    tls = try Self.connection(to: SocketAddress(host: .loopbackV4, port: port), nil, named: name)
    if handshakes { try handshake() }
  }

  private static func connection(
    to address: SocketAddress, _ context: TLSContext?, named name: String
  ) throws -> TLSConnection {
    let context = try context ?? TLSContext(trusting: TestIdentity.shared.get().authority)
    return try TLSConnection(connecting: FileDescriptor.connecting(to: address), context, to: name)
  }

  /// Sends the first message of the handshake.
  func beginHandshake() throws {
    try wait(POLLOUT)
    _ = tls.handshake()
  }

  func handshake() throws {
    try wait(POLLOUT)
    while try !isDone(tls.handshake()) {}
  }

  /// Sends all of it, encrypted.
  func send(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let progress = tls.write(rest.span)
      if case .done(let count) = progress { rest = rest.dropFirst(count) } else { _ = try isDone(progress) }
    }
  }

  /// Sends the same again and again until the connection breaks, which a server that waits for ever does not let happen.
  func sendUntilBroken(_ bytes: [UInt8]) throws {
    do {
      while true { try send(bytes) }
    } catch is Ended {}
  }

  /// More than the sockets hold in both directions.
  static let mostUnread = 256 << 20

  /// Sends the same again and again until the server's one worker reads no more of it, and answers how many bytes that
  /// were, or ``mostUnread``. Requests are numbered: where those of `other` follow each other for long, none of this
  /// client's was answered in between.
  func sendUntilUnread(_ bytes: [UInt8], beside other: TestClient) throws -> Int {
    var (total, last, row) = (0, 0, 0)
    while total < Self.mostUnread, row < 100 {
      let rest = bytes[(total % bytes.count)...]
      let progress = tls.write(rest.span)
      if case .done(let count) = progress {
        total += count
      } else if progress == .wantWrite {
        let number = try other.exchange(TestRequest.restore()).number
        row = number == last + 1 ? row + 1 : 0
        last = number
      } else {
        _ = try isDone(progress)
      }
    }
    return total
  }

  /// Sends all of it, and keeps what comes back meanwhile; `blocked` is called where the server takes no more for now.
  func send(_ bytes: [UInt8], whenBlocked blocked: () -> Void) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let progress = tls.write(rest.span)
      if case .done(let count) = progress {
        rest = rest.dropFirst(count)
      } else if progress == .wantWrite {
        blocked()
        if try !receiveArrived() { try wait(POLLIN | POLLOUT) }
      } else {
        _ = try isDone(progress)
      }
    }
  }

  /// Sends the same again and again, as fast as the server takes it, and forgets what comes back: `goesOn` hears of how
  /// many bytes that was.
  func flood(_ bytes: [UInt8], while goesOn: (Int) -> Bool) throws {
    let parts = Array(repeatElement(bytes, count: 1000).joined())
    var sent = 0
    var space = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let rest = parts[(sent % parts.count)...]
      let writing = tls.write(rest.span)
      if case .done(let count) = writing { sent += count } else if writing != .wantWrite { _ = try isDone(writing) }
      var span = space.mutableSpan
      let reading = tls.read(into: &span)
      var count = 0
      if case .done(let read) = reading { count = read } else if reading != .wantRead { _ = try isDone(reading) }
      guard goesOn(count) else { return }
      if writing == .wantWrite, reading == .wantRead { try wait(POLLIN | POLLOUT) }
    }
  }

  /// Sends it as it is, below TLS.
  func sendInClear(_ text: String) throws {
    try wait(POLLOUT)
    _ = try tls.descriptor.send(Array(text.utf8).span)
  }

  /// Reads what comes below TLS, to the end of the stream.
  func receiveInClear() throws -> String {
    var text = ""
    var part = [UInt8](repeating: 0, count: 4096)
    while true {
      try wait(POLLIN)
      var space = part.mutableSpan
      guard case .bytes(let count) = try tls.descriptor.receive(into: &space) else { return text }
      text += String(decoding: part[..<count], as: UTF8.self)
    }
  }

  /// Reads one answer.
  func receive(toHead: Bool = false) throws -> TestResponse {
    while true {
      if let response = TestResponse.take(from: &received, toHead: toHead) { return response }
      try receiveMore()
    }
  }

  /// Reads the next chunk of an answer; nil at the last one.
  func receiveChunk() throws -> [UInt8]? {
    while true {
      if let end = received.firstRange(of: Array("\r\n".utf8)),
        let count = Int(String(decoding: received[..<end.lowerBound], as: UTF8.self), radix: 16),
        received.count >= end.upperBound + count + 2
      {
        let chunk = Array(received[end.upperBound..<end.upperBound + count])
        received.removeFirst(end.upperBound + count + 2)
        return count == 0 ? nil : chunk
      }
      try receiveMore()
    }
  }

  /// Reads the next record that has anything in it.
  func receiveRecord() throws {
    let count = received.count
    while received.count == count { try receiveMore() }
  }

  /// Takes the first bytes that came and were not read.
  func takeFirst(_ count: Int) -> [UInt8] {
    defer { received.removeFirst(count) }
    return Array(received.prefix(count))
  }

  /// Takes all that came and was not read.
  func takeRest() -> [UInt8] {
    defer { received = [] }
    return received
  }

  /// One request, one answer.
  func exchange(_ request: String) throws -> TestResponse {
    try send(request)
    return try receive()
  }

  /// Waits for the end, and answers how it came; whatever comes before is kept.
  func receiveEnd() throws -> TLSProgress {
    do {
      while true { try receiveMore() }
    } catch let ended as Ended {
      return ended.progress
    }
  }

  /// How many bytes came that no answer was made of yet.
  var unread: Int { received.count }

  /// Whether something has come that was not read yet, or comes within no time at all.
  var hasReceived: Bool {
    var watched = pollfd(fd: tls.descriptor.number, events: Int16(POLLIN), revents: 0)
    return unsafe !received.isEmpty || tls.hasPending || poll(&watched, 1, 0) > 0
  }

  /// Waits, not for long, until something comes; tells whether it did.
  func waitForInput(milliseconds: Int32) throws -> Bool {
    if hasReceived { return true }
    var watched = pollfd(fd: tls.descriptor.number, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&watched, 1, milliseconds) > 0
  }

  /// Waits for TCP's part of connecting.
  func waitUntilConnected() throws {
    try wait(POLLOUT)
  }

  /// Sends close_notify: nothing more will be sent, but answers are read.
  func finishSending() throws {
    while try !isDone(tls.shutdown()) {}
  }

  /// Sends FIN, and no close_notify.
  func truncate() throws {
    try tls.descriptor.shutDownWriting()
  }

  /// Closes with a reset in place of a FIN.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    unsafe setsockopt(
      tls.descriptor.number, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  /// Reads what is there; false when there is nothing.
  private func receiveArrived() throws -> Bool {
    var part = [UInt8](repeating: 0, count: 16 * 1024)
    var space = part.mutableSpan
    let progress = tls.read(into: &space)
    guard case .done(let count) = progress else { return progress == .wantRead ? false : try isDone(progress) }
    received += part[..<count]
    return true
  }

  private func receiveMore() throws {
    var part = [UInt8](repeating: 0, count: 16 * 1024)
    var space = part.mutableSpan
    let progress = tls.read(into: &space)
    if case .done(let count) = progress { received += part[..<count] } else { _ = try isDone(progress) }
  }

  /// Waits for what a step needs; false until it is done, and an error when there is nothing to wait for.
  private func isDone(_ progress: TLSProgress) throws -> Bool {
    switch progress {
    case .done: return true
    case .wantRead: try wait(POLLIN)
    case .wantWrite: try wait(POLLOUT)
    case .closed, .truncated, .failed: throw Ended(progress: progress)
    }
    return false
  }

  private func wait(_ events: Int32) throws {
    var watched = pollfd(fd: tls.descriptor.number, events: Int16(events), revents: 0)
    guard unsafe poll(&watched, 1, Self.patience) > 0 else { throw TimedOut() }
  }
}
