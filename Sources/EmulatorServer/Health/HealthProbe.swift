import Transport

/// Asks a running emulator whether it is well, over TLS with verification, as its clients reach it.
package struct HealthProbe {
  private let host: String
  private let port: UInt16
  private let context: TLSContext

  /// A probe of the emulator at `host`, an address or a name that its certificate has to be for, which one of the PEM
  /// certificates in `authorities` vouches for.
  package init(host: String, port: UInt16, authorities: [UInt8]) throws(CallFailure) {
    self.host = host
    self.port = port
    do throws(TLSContextError) {
      context = try TLSContext(trusting: authorities)
    } catch {
      throw CallFailure(error.description)
    }
  }

  /// Asks once, at every address of the host until one is well; fails with what each of them met.
  package func ask(within timeout: Duration) throws(CallFailure) {
    let deadline = Instant.now.advanced(byMilliseconds: timeout.milliseconds)
    let addresses = HostAddresses.of(host)
    if addresses.isEmpty { throw CallFailure("\(host) has no address") }
    var failures: [String] = []
    for address in addresses {
      do throws(CallFailure) {
        return try ask(SocketAddress(host: address, port: port), until: deadline)
      } catch {
        failures.append(error.description)
      }
    }
    throw CallFailure(failures.joined(separator: "; "))
  }

  private func ask(_ address: SocketAddress, until deadline: Instant) throws(CallFailure) {
    var connection = try CallConnection.established(to: address, of: host, context, until: deadline)
    try connection.send(EmulatorCall("GET", "/_emulator/health").message(to: host, port: port))
    var reader = AnswerReader()
    while !reader.isComplete {
      switch try connection.receive() {
      // The server requires a client certificate. Its own was verified, so it is up: healthy.
      case .certificateRequired: return
      case .bytes(let bytes): try reader.take(bytes)
      case .end: try reader.end()
      }
    }
    guard reader.status == 200 else { throw CallFailure("\(address) answers \(reader.status) instead of 200") }
  }
}
