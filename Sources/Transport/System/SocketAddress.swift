/// An IP address and a TCP port.
package struct SocketAddress: Hashable, Sendable {
  /// The address of an interface, or a wildcard.
  package var host: IPAddress
  /// 0 asks for any free port when binding.
  package var port: UInt16

  /// An address and a port.
  package init(host: IPAddress, port: UInt16) {
    self.host = host
    self.port = port
  }
}

extension SocketAddress: CustomStringConvertible {
  /// As in a URL: `127.0.0.1:4443`, `[::1]:4443`.
  package var description: String {
    switch host {
    case .v4: "\(host):\(port)"
    case .v6: "[\(host)]:\(port)"
    }
  }
}
