import HTTP1
import Transport

extension Connection {
  /// What sending came to.
  enum Sending: Equatable {
    /// Everything was sent.
    case drained
    /// The peer has to take some of it first.
    case blocked
    /// The connection is over: see ``Connection/abandon(_:)``.
    case failed
  }

  /// What reading came to.
  enum Receiving: Equatable {
    /// There is new input.
    case received
    /// Nothing has arrived.
    case nothing
    /// The peer sent close_notify: there is no input after this.
    case ended
    /// The connection is over, be it only that its end may have been cut off: see ``Connection/abandon(_:)``.
    case failed
  }

  /// Encrypts and sends what waits for it.
  mutating func flush() -> Sending {
    while output.count > heldBack {
      switch Self.write(output, atMost: output.count - heldBack, to: &tls) {
      case .done(let count):
        output.consume(count)
        progress.sent &+= count
        writeWait = .writable
      case .wantWrite:
        writeWait = .writable
        return .blocked
      case .wantRead:
        writeWait = .readable
        return .blocked
      case .closed, .truncated, .failed:
        return .failed
      }
    }
    return .drained
  }

  /// Reads one record's plain text.
  mutating func receive(_ workspace: inout Workspace) -> Receiving {
    workspace.lend(&input)
    guard makeRoom() else {
      refuse(.outOfMemory, &workspace)
      return .received
    }
    switch Self.read(from: &tls, into: &input) {
    case .done(let count):
      progress.received &+= count
      readWait = .readable
      return .received
    case .wantRead:
      readWait = .readable
      return .nothing
    case .wantWrite:
      readWait = .writable
      return .nothing
    case .closed:
      inputEnded = true
      return .ended
    case .truncated, .failed:
      return .failed
    }
  }

  /// Has memory for a read; false where there is none left for a large body.
  private mutating func makeRoom() -> Bool {
    guard input.needsMemory(for: Self.readSize) else { return true }
    var capacity = max(2 * input.capacity, input.count + Self.readSize)
    // A body whose length is known needs no more than that.
    if reader.phase == .body, case .fixed(let length) = reader.head.framing {
      capacity = max(input.count + Self.readSize, min(capacity, reader.head.length + length + Self.readSize))
    }
    // While the buffer grows there are two of them.
    guard capacity <= Self.freeInput || output.charge.add(capacity) else { return false }
    input.grow(to: capacity)
    return true
  }

  /// Has memory for one read behind a request that waits for its answer, and no more than that; false where there is none.
  mutating func makeRoomAhead() -> Bool {
    guard input.needsMemory(for: Self.readSize) else { return true }
    let capacity = input.count + Self.readSize
    guard capacity <= Self.freeInput || output.charge.add(capacity) else { return false }
    input.grow(to: capacity)
    return true
  }

  // Apart from `self`, of which both are parts.

  private static func write(
    _ output: borrowing OutputBuffer, atMost limit: Int, to tls: inout TLSConnection
  ) -> TLSProgress {
    output.withNext(atMost: limit) { tls.write($0) }
  }

  private static func read(from tls: inout TLSConnection, into input: inout InputBuffer) -> TLSProgress {
    var progress = TLSProgress.wantRead
    input.withFreeSpace(minimum: readSize) { space in
      progress = tls.read(appendingTo: &space)
    }
    return progress
  }
}
