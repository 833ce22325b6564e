/// Why a server did not start.
package enum ServerError: Error, Equatable {
  /// A number of the configuration is outside its range; the text says which, and what the range is.
  case invalidNumber(String)
  /// The configuration names no host at all.
  case noHost
  /// The text is no address of this machine, and no name of one.
  case invalidHost(String)
  /// Another process listens on the port, or the address belongs to another machine.
  case addressUnavailable(host: String, port: UInt16, reason: String)
  /// The system lets only a privileged user bind here.
  case notPermitted(host: String, port: UInt16)
  /// The descriptor with this number, which was handed over, is none of a listening TCP socket.
  case inheritedSocketRefused(number: Int32, reason: String)
  /// The authorities for clients cannot be used.
  case clientAuthoritiesRefused(reason: String)
  /// Certificate or key cannot be used; `reason` names no part of the key.
  case identityRefused(reason: String)
  /// The system refused something else that a server needs, such as a thread or a descriptor.
  case system(call: String, reason: String)
}

extension ServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalidNumber(let reason): reason
    case .noHost: "no host to listen on"
    case .invalidHost(let host): "'\(host)' is no address to listen on"
    case .addressUnavailable(let host, let port, let reason): "cannot listen on \(host) port \(port): \(reason)"
    case .notPermitted(let host, let port): "not permitted to listen on \(host) port \(port)"
    case .inheritedSocketRefused(let number, let reason): "descriptor \(number), which was handed over, \(reason)"
    case .clientAuthoritiesRefused(let reason): "cannot use the CA for clients: \(reason)"
    case .identityRefused(let reason): "cannot use the certificate and its key: \(reason)"
    case .system(let call, let reason): "\(call): \(reason)"
    }
  }
}
