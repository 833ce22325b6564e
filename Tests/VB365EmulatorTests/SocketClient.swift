import Glibc
import Testing
import Transport

@testable import VB365Emulator

/// A TLS client of an emulator that sends one message and reads until the connection closes.
struct SocketClient {
  /// Longer than any answer takes; a test that meets it fails.
  private static let patience: Int32 = 10_000

  /// Everything that the emulator sent.
  static func exchange(_ message: [UInt8], with emulator: Emulator) throws -> String {
    let authority = try #require(emulator.caCertificate)
    let address = SocketAddress(host: .loopbackV4, port: emulator.port)
    var tls = try TLSConnection(
      connecting: .connecting(to: address), TLSContext(trusting: Array(authority.utf8)), to: "127.0.0.1")
    try wait(for: POLLOUT, on: tls)
    while try !isDone(tls.handshake(), on: tls) {}
    var rest = message[...]
    while !rest.isEmpty {
      let progress = tls.write(rest.span)
      if case .done(let count) = progress { rest = rest.dropFirst(count) } else { _ = try isDone(progress, on: tls) }
    }
    var received: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      var space = part.mutableSpan
      let progress = tls.read(into: &space)
      if progress == .closed { return String(decoding: received, as: UTF8.self) }
      if case .done(let count) = progress { received += part[..<count] } else { _ = try isDone(progress, on: tls) }
    }
  }

  private static func isDone(_ progress: TLSProgress, on tls: borrowing TLSConnection) throws -> Bool {
    switch progress {
    case .done: return true
    case .wantRead: try wait(for: POLLIN, on: tls)
    case .wantWrite: try wait(for: POLLOUT, on: tls)
    case .closed, .truncated, .failed: throw Broken()
    }
    return false
  }

  private static func wait(for events: Int32, on tls: borrowing TLSConnection) throws {
    var watched = pollfd(fd: tls.descriptor.number, events: Int16(events), revents: 0)
    guard unsafe poll(&watched, 1, patience) > 0 else { throw Broken() }
  }

  struct Broken: Error {}
}
