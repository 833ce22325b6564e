import Choices
import HTTP1
import Transport

extension Connection {
  /// The most that is read of a peer which was answered for good: several bodies of the default limit.
  static let lingerBytes = 64 * 1024 * 1024

  /// What a peer did that was answered for good.
  struct Lingering {
    /// Since when it lingers.
    var start = Instant(nanoseconds: 0)
    /// Bytes discarded.
    var discarded = 0
    /// The same, and how many it had yet to acknowledge, when its time began to run.
    var mark = (discarded: 0, unacknowledged: 0)
    /// Whether the server stops: a peer that has everything and sends nothing is not waited for.
    var isBrief = false
  }

  /// Ends the connection, after everything that was to be sent is sent.
  mutating func end(_ ending: Ending, _ workspace: inout Workspace) -> Fate {
    guard phase != .lingering else { return .close }
    switch ending {
    case .cut: return .close
    case .reset:
      tls.descriptor.resetWhenClosed()
      return .close
    case .goodbye, .linger:
      // If the socket has no room for close_notify, the end of the stream has to do.
      _ = tls.shutdown()
    case .finish: break
    }
    return ending == .goodbye ? .close : linger(&workspace)
  }

  /// Ends a connection so that there is room for another one.
  mutating func giveWay(_ workspace: inout Workspace) -> Fate {
    if phase == .streaming {
      workspace.response.reset()
      endStream(&workspace)
      if flush() == .failed { return abandon(&workspace) }
    }
    return end(.goodbye, &workspace)
  }

  /// Ends a connection on which no request has begun, though an answer to the last one may be on its way.
  mutating func endIdle(_ workspace: inout Workspace) -> Fate {
    end(tls.descriptor.unacknowledged > 0 ? .linger : .goodbye, &workspace)
  }

  /// Ends a connection on which TLS failed: an alert of ours is there to be read.
  mutating func abandon(_ workspace: inout Workspace) -> Fate {
    guard let error = tls.failure else { return .close }
    if phase == .handshaking, let fault = TLSFault(mark: tls.mark) {
      workspace.log.failed(as: fault, fault == .alert ? nil : error, from: peer, now: workspace.now)
    } else {
      workspace.log.tlsFailed(error, duringHandshake: phase == .handshaking, from: peer, now: workspace.now)
    }
    return error.hasSentAlert ? linger(&workspace) : .close
  }

  /// Sends the end of the stream, and reads on until the peer's (RFC 9112 section 9.6).
  private mutating func linger(_ workspace: inout Workspace) -> Fate {
    do throws(Errno) {
      try tls.descriptor.shutDownWriting()
    } catch {
      return .close
    }
    phase = .lingering
    lingering.start = workspace.now
    input.consume(input.count)
    output.consume(output.count)
    heldBack = 0
    delayedResponse = Response()
    parked = nil
    lingering.isBrief = workspace.isDraining
    lingering.mark.unacknowledged = tls.descriptor.unacknowledged
    return discardInput(&workspace)
  }

  /// Lets the peer's time begin anew as long as it takes its answer, or, while the server stops, until it has all of it
  /// and sends nothing more.
  mutating func lingerOn(_ workspace: borrowing Workspace) -> Fate {
    let mark = (discarded: lingering.discarded, unacknowledged: tls.descriptor.unacknowledged)
    let goesOn =
      lingering.isBrief
      ? mark.unacknowledged > 0 || mark.discarded != lingering.mark.discarded
      : lingering.mark.unacknowledged - mark.unacknowledged >= Deadlines.writeProgress
    guard goesOn else { return .close }
    lingering.mark = mark
    timer.restart(now: workspace.now)
    return .stay
  }

  /// Whether nothing is lost with it when there is no room for others: no request has begun on it, its last answer has
  /// been with the peer for a while, or it is a stream, whose reader can come again.
  func mayGiveWay(_ workspace: borrowing Workspace) -> Bool {
    if phase == .streaming { return output.isEmpty }
    guard phase == .lingering else { return isIdle }
    return workspace.now >= lingering.start.advanced(byMilliseconds: workspace.acceptPauseMilliseconds)
      && tls.descriptor.unacknowledged == 0
  }

  /// When a connection that may give way will have been idle for as long as it may. A stream is so since its last piece;
  /// it does not end then.
  func idleDeadline(_ workspace: borrowing Workspace) -> Instant {
    guard phase == .streaming else { return timer.deadline }
    return waiting.lastPiece.advanced(byMilliseconds: workspace.stepLimits.milliseconds(for: .idle))
  }

  /// Takes part in the server's stop.
  mutating func lingerBriefly() -> Fate {
    lingering.isBrief = true
    return .stay
  }

  /// Reads, without decrypting, what a peer sends that was answered already: closing at once would make the kernel
  /// reset the connection, and the peer might never read the answer.
  mutating func discardInput(_ workspace: inout Workspace) -> Fate {
    for _ in 0..<Self.readsPerTurn {
      guard let count = workspace.discard(from: tls.descriptor) else { return .close }
      guard count > 0 else { return .stay }
      lingering.discarded &+= count
      if lingering.discarded > Self.lingerBytes { return .close }
    }
    return .again
  }
}
