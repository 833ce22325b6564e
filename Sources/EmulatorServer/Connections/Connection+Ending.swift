import HTTP1
import Transport

extension Connection {
  /// The most that is read of a peer which was answered for good: several bodies of the default limit.
  static let lingerBytes = 64 * 1024 * 1024

  /// Ends the connection, after everything that was to be sent is sent.
  mutating func end(_ ending: Ending, _ workspace: inout Workspace) -> Fate {
    guard ending != .cut else { return .close }
    // If the socket has no room for close_notify, the end of the stream has to do.
    _ = tls.shutdown()
    guard ending == .linger else { return .close }
    do throws(Errno) {
      try tls.descriptor.shutDownWriting()
    } catch {
      return .close
    }
    phase = .lingering
    return discardInput(&workspace)
  }

  /// Reads, without decrypting, what a peer sends that was answered already: closing at once would make the kernel
  /// reset the connection, and the peer might never read the answer.
  mutating func discardInput(_ workspace: inout Workspace) -> Fate {
    for _ in 0..<Self.readsPerTurn {
      guard let count = workspace.discard(from: tls.descriptor) else { return .close }
      guard count > 0 else { return .stay }
      discarded &+= count
      if discarded > Self.lingerBytes { return .close }
    }
    return .again
  }
}
