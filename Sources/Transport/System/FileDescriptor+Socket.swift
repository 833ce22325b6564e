extension FileDescriptor {
  /// Reads what has arrived, at most as much as `buffer` holds.
  package func receive(into buffer: inout MutableSpan<UInt8>) throws(Errno) -> Transfer {
    if buffer.isEmpty { return .bytes(0) }
    let count = try unsafe buffer.withUnsafeMutableBytes { (bytes) throws(Errno) in
      try unsafe SystemCalls.receive(number, bytes)
    }
    guard let count else { return .wouldBlock }
    return count == 0 ? .endOfStream : .bytes(count)
  }

  /// Writes as much of `bytes` as the socket takes; a peer that has gone is an error here, never a SIGPIPE.
  package func send(_ bytes: Span<UInt8>) throws(Errno) -> Transfer {
    let count = try unsafe bytes.withUnsafeBytes { (bytes) throws(Errno) in
      try unsafe SystemCalls.send(number, bytes)
    }
    guard let count else { return .wouldBlock }
    return .bytes(count)
  }

  /// How many bytes that were sent wait in this kernel or on the way: the peer's has not acknowledged them. 0 when the
  /// socket does not tell.
  package var unacknowledged: Int {
    do throws(Errno) {
      return try SystemCalls.unacknowledged(number)
    } catch {
      return 0
    }
  }

  /// Sends FIN and keeps reading possible: the start of a lingering close.
  ///
  /// RFC 9112 section 9.6: closing with unread input makes the kernel reset the connection, and the peer may lose
  /// the answer it has not read yet. So write, shut down writing, read until the end or a deadline, then close.
  package func shutDownWriting() throws(Errno) {
    try SystemCalls.shutDownWriting(number)
  }
}
