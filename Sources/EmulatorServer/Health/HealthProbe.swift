import Transport

/// Asks a running emulator whether it is well, over TLS with verification, as its clients reach it.
package struct HealthProbe {
  /// Why an emulator was not found well; the text is for people.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let host: String
  private let port: UInt16
  private let context: TLSContext

  /// A probe of the emulator at `host`, an address or a name that its certificate has to be for, which one of the PEM
  /// certificates in `authorities` vouches for.
  package init(host: String, port: UInt16, authorities: [UInt8]) throws(Failure) {
    self.host = host
    self.port = port
    do throws(TLSContextError) {
      context = try TLSContext(trusting: authorities)
    } catch {
      throw Failure(description: error.description)
    }
  }

  /// Asks once, at every address of the host until one is well; fails with what each of them met.
  package func ask(within timeout: Duration) throws(Failure) {
    let deadline = Instant.now.advanced(byMilliseconds: timeout.milliseconds)
    let addresses = HostAddresses.of(host)
    if addresses.isEmpty { throw Failure(description: "\(host) has no address") }
    var failures: [String] = []
    for address in addresses {
      do throws(Failure) {
        return try ask(SocketAddress(host: address, port: port), until: deadline)
      } catch {
        failures.append(error.description)
      }
    }
    throw Failure(description: failures.joined(separator: "; "))
  }

  private func ask(_ address: SocketAddress, until deadline: Instant) throws(Failure) {
    var connection = try connection(to: address, until: deadline)
    try connection.handshake()
    try connection.send(Array("GET /_emulator/health HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n\r\n".utf8))
    switch try connection.receiveLine() {
    // The server requires a client certificate. Its own was verified, so it is up: healthy.
    case .certificateRequired: return
    case .line(let statusLine) where statusLine.hasPrefix("HTTP/1.1 200 "): return
    case .line(let statusLine): throw Failure(description: "\(address) answers '\(statusLine)' instead of 200")
    }
  }

  private func connection(
    to address: SocketAddress, until deadline: Instant
  ) throws(Failure) -> ProbeConnection {
    do {
      let descriptor = try FileDescriptor.connecting(to: address)
      let connection = try TLSConnection(connecting: descriptor, context, to: host)
      return ProbeConnection(connection, try Poller(), address, deadline)
    } catch {
      throw Failure(description: "\(address): \(error)")
    }
  }

  private var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
