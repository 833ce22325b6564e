/// A call of a running emulator.
package struct EmulatorCall: Sendable {
  private let method: String
  private let target: String
  /// Further field lines.
  package var fields: [(name: String, value: String)] = []
  /// The body, JSON; nil for none.
  package var body: [UInt8]?

  /// A call of `target`, a path and perhaps a query, encoded as they are sent.
  package init(_ method: String, _ target: String) {
    self.method = method
    self.target = target
  }

  /// The message that makes it: the only one of its connection.
  func message(to host: String, port: UInt16) -> [UInt8] {
    let authority = host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    var head = "\(method) \(target) HTTP/1.1\r\nHost: \(authority)\r\nConnection: close\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if let body { head += "Content-Type: application/json\r\nContent-Length: \(body.count)\r\n" }
    return Array("\(head)\r\n".utf8) + (body ?? [])
  }
}

/// What a call was answered with.
package struct CallAnswer: Sendable {
  /// The status.
  package let status: Int
  /// The body, without the codings of its transfer.
  package let body: [UInt8]
}

/// Why a call was not answered; the text is for people.
package struct CallFailure: Error, CustomStringConvertible {
  package let description: String
  /// Whether the emulator is there, and wants a client certificate.
  package let wantsCertificate: Bool

  init(_ description: String, wantsCertificate: Bool = false) {
    self.description = description
    self.wantsCertificate = wantsCertificate
  }
}
