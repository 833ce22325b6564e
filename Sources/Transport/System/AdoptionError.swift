/// Why a descriptor cannot be taken for a listener.
package enum AdoptionError: Error, Hashable, Sendable {
  /// It is closed, a file, or a socket of another protocol.
  case notTCP
  /// Nobody called listen(2) on it.
  case notListening
  /// The kernel refused something else.
  case system(Errno)
}

extension AdoptionError: CustomStringConvertible {
  /// The end of a sentence about the descriptor.
  package var description: String {
    switch self {
    case .notTCP: "is no TCP socket"
    case .notListening: "does not listen"
    case .system(let error): "cannot be used: \(error)"
    }
  }
}
