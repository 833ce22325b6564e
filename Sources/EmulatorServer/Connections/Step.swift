import HTTP1

/// What a connection waits for, which decides how long it may wait.
enum Step: Equatable {
  /// The TLS handshake to complete.
  case handshake
  /// The next request's first byte.
  case idle
  /// The rest of a request's head.
  case head
  /// The rest of a request's body.
  case body
  /// The peer to take the answers that wait in the out buffer.
  case write
  /// The time that an answer is held back for.
  case delay
  /// Nothing: the emulator answers no more, and the peer is to find out by its own deadline.
  case silence
  /// The end of the peer's stream, behind a close_notify that came late: without it the peer has cancelled.
  case cancellation
  /// The peer to stop sending, after it was answered for good.
  case linger
  /// The same while the server stops.
  case briefLinger
}

extension Step {
  /// What a reader in `phase` waits for.
  init(reading phase: RequestReader.Phase) {
    switch phase {
    case .idle: self = .idle
    case .head: self = .head
    case .body, .complete: self = .body
    }
  }
}
