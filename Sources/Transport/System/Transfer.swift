/// What reading from or writing to a socket came to, when nothing went wrong.
package enum Transfer: Equatable, Sendable {
  /// So many bytes were moved, at least one unless the buffer was empty.
  case bytes(Int)
  /// Nothing could be moved yet; the poller tells when.
  case wouldBlock
  /// The peer writes no more.
  case endOfStream
}
