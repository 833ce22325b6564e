import Transport

/// What differs from machine to machine, and no test may take for granted.
enum ThisMachine {
  /// The loopback addresses that it has.
  static let loopback = [IPAddress.loopbackV4, .loopbackV6].filter(has)

  /// Whether somebody can listen at an address.
  static func has(_ host: IPAddress) -> Bool {
    (try? Listener(on: SocketAddress(host: host, port: 0))) != nil
  }
}
