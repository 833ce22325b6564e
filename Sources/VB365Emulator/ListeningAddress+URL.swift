import EmulatorServer

extension ListeningAddress {
  /// Where a client on this machine reaches it; an address that stands for all others is no place to connect to.
  var url: String {
    switch host {
    case "0.0.0.0", "::": "https://localhost:\(port)"
    case _ where host.contains(":"): "https://[\(host)]:\(port)"
    default: "https://\(host):\(port)"
    }
  }
}
