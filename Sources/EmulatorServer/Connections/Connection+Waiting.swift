import HTTP1
import Transport

// A peer that ends its side, in whatever phase. TLS has its own end of a direction, close_notify, below which TCP has
// another, FIN (RFC 8446 section 6.1); a reset ends both.
//
// - A reset, or FIN without close_notify, which is truncation: the peer has left. The connection closes.
// - During the handshake: the same, with close_notify or without.
// - close_notify within a request: no answer, for it may have been cut off; ours, and the end.
// - close_notify behind a request that is answered at once: the peer may still read. Its answers, ours, and the end.
// - The same while an answer is held back (assumed): close_notify that came with its request, or with FIN, says that
//   there are no more requests, so the answer comes at its time. One that comes later and by itself is how a client cancels
//   that waits for ours: it gets it at once, and no answer. A client that closes its socket cancels, too: TLS 1.3 lets
//   us find out.
// - A connection that was made silent stays silent, and closes where others would answer close_notify.
// - While lingering, FIN is waited for, and nothing else is looked at.

extension Connection {
  /// What is known of a peer whose answer is held back.
  struct Waiting {
    /// Since when it waits.
    fileprivate(set) var start = Instant(nanoseconds: 0)
    /// When a stream had something to send last.
    var lastPiece = Instant(nanoseconds: 0)
    /// No more input is read than that.
    fileprivate(set) var inputLimit = 0
    /// Whether FIN came.
    fileprivate(set) var streamEnded = false
    /// Whether close_notify came so late that the peer may not wait for the answer any more.
    fileprivate(set) var isCancelling = false
  }

  /// Holds an answer back, and watches the peer meanwhile.
  mutating func wait(in phase: Phase, _ workspace: borrowing Workspace) {
    self.phase = phase
    waiting = Waiting()
    waiting.start = workspace.now
    waiting.lastPiece = workspace.now
    waiting.inputLimit = input.count + Self.readAhead
  }

  /// Whether more of what the peer sends is read before its answer is sent.
  var mayReadAhead: Bool { !inputEnded && input.count < waiting.inputLimit }

  /// Does what an event allows while an answer is held back.
  mutating func watch(_ event: Event, _ workspace: inout Workspace) -> Fate {
    if event.isHangUp { return .close }
    if phase == .streaming {
      let fate = stream(&workspace)
      guard fate == .stay, phase == .streaming else { return fate }
    } else if flush() == .failed {
      return abandon(&workspace)
    }
    if phase == .trickling { goOnTrickling(workspace) }
    return event.isPeerFinished ? noticeFIN(&workspace) : readAhead(&workspace)
  }

  /// Reads what comes behind the request, and judges the peer's close_notify.
  mutating func readAhead(_ workspace: inout Workspace) -> Fate {
    for _ in 0..<Self.readsPerTurn {
      guard mayReadAhead else { return .stay }
      guard makeRoomAhead() else {
        // FIN is all that is noticed then.
        waiting.inputLimit = 0
        return .stay
      }
      switch receive(&workspace) {
      case .received: continue
      case .nothing: return .stay
      case .failed: return abandon(&workspace)
      case .ended:
        judgeEnd(workspace)
        return .stay
      }
    }
    return .again
  }

  private mutating func noticeFIN(_ workspace: inout Workspace) -> Fate {
    let isNew = !waiting.streamEnded
    waiting.streamEnded = true
    let fate = readAhead(&workspace)
    guard fate == .stay, inputEnded, isNew else { return fate }
    let wasCancelling = waiting.isCancelling
    if wasCancelling {
      waiting.isCancelling = false
      timer.resume()
    }
    if output.isEmpty { tls.probe() }
    // What has happened meanwhile was not looked at.
    return wasCancelling ? wake(&workspace) : .stay
  }

  /// A close_notify that comes soon comes with its request; for another one's FIN is waited a little.
  private mutating func judgeEnd(_ workspace: borrowing Workspace) {
    let grace = workspace.stepLimits.milliseconds(for: .cancellation)
    guard !waiting.streamEnded, workspace.now > waiting.start.advanced(byMilliseconds: grace) else { return }
    waiting.isCancelling = true
    timer.interrupt(by: .cancellation, now: workspace.now)
  }
}
