/// An address at which a server accepts connections.
package struct ListeningAddress: Sendable, Equatable {
  /// The address as text, without brackets: `127.0.0.1`, `::1`.
  package let host: String
  /// The port, never 0.
  package let port: UInt16
}
