/// What a step of a TLS connection came to.
package enum TLSProgress: Equatable, Sendable {
  /// Done, with so many bytes of plain text moved; 0 for a handshake and a shutdown.
  case done(Int)
  /// The same step goes on once the descriptor is readable, whatever direction the step has.
  case wantRead
  /// The same step goes on once the descriptor is writable, whatever direction the step has.
  case wantWrite
  /// The peer sent close_notify: all it wrote was read.
  case closed
  /// The stream ended without close_notify, so that what was read last may have been cut off (RFC 8446 section 6.1).
  case truncated
  /// The connection is over.
  case failed(TLSError)
}
