import Transport

/// Calls a running emulator over TLS with verification, each call on a connection of its own, for a caller with a thread to
/// spare.
package struct EmulatorClient {
  private let host: String
  private let port: UInt16
  private let context: TLSContext

  /// A client of the emulator at `host`, an address or a name that its certificate has to be for, which one of the PEM
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

  /// The answer to a call, which has to be there in time.
  package func answer(to call: EmulatorCall, within timeout: Duration) throws(CallFailure) -> CallAnswer {
    var connection = try connect(within: timeout)
    var reader = AnswerReader()
    var body: [UInt8] = []
    try connection.send(call.message(to: host, port: port))
    while !reader.isComplete {
      try connection.receive(into: &reader)
      body += reader.takeBody()
    }
    return CallAnswer(status: reader.status, body: body)
  }

  /// Hands over the body of an answer as it comes, until it ends or `take` wants no more of it. A piece has to come in each
  /// `silence`. An answer with another status than 200 is returned; nil says that there was none.
  package func stream(
    _ call: EmulatorCall, silence: Duration, _ take: ([UInt8]) -> Bool
  ) throws(CallFailure) -> CallAnswer? {
    var connection = try connect(within: silence)
    var reader = AnswerReader()
    var body: [UInt8] = []
    try connection.send(call.message(to: host, port: port))
    while !reader.isComplete {
      connection.deadline = Self.deadline(in: silence)
      try connection.receive(into: &reader)
      if reader.status == 200 {
        guard take(reader.takeBody()) else { return nil }
      } else {
        body += reader.takeBody()
      }
    }
    return reader.status == 200 ? nil : CallAnswer(status: reader.status, body: body)
  }

  /// A connection to the first address of the host that takes one.
  private func connect(within timeout: Duration) throws(CallFailure) -> CallConnection {
    let deadline = Self.deadline(in: timeout)
    let addresses = HostAddresses.of(host)
    if addresses.isEmpty { throw CallFailure("\(host) has no address") }
    var failures: [String] = []
    for address in addresses {
      do throws(CallFailure) {
        return try CallConnection.established(
          to: SocketAddress(host: address, port: port), of: host, context, until: deadline)
      } catch {
        failures.append(error.description)
      }
    }
    throw CallFailure(failures.joined(separator: "; "))
  }

  private static func deadline(in timeout: Duration) -> Instant {
    Instant.now.advanced(byMilliseconds: timeout.milliseconds)
  }
}

extension CallConnection {
  /// A connection to `address`, established and verified for `host`.
  static func established(
    to address: SocketAddress, of host: String, _ context: TLSContext, until deadline: Instant
  ) throws(CallFailure) -> CallConnection {
    var connection = try begun(to: address, of: host, context, until: deadline)
    try connection.handshake()
    return connection
  }

  private static func begun(
    to address: SocketAddress, of host: String, _ context: TLSContext, until deadline: Instant
  ) throws(CallFailure) -> CallConnection {
    do {
      let descriptor = try FileDescriptor.connecting(to: address)
      let connection = try TLSConnection(connecting: descriptor, context, to: host)
      return CallConnection(connection, try Poller(), address, deadline)
    } catch {
      throw CallFailure("\(address): \(error)")
    }
  }

  /// Hands what comes next to the reader of an answer.
  fileprivate mutating func receive(into reader: inout AnswerReader) throws(CallFailure) {
    switch try receive() {
    case .bytes(let bytes): try reader.take(bytes)
    case .end: try reader.end()
    case .certificateRequired:
      throw CallFailure(
        "the emulator asks for a client certificate, and this command has none", wantsCertificate: true)
    }
  }
}
