import Exchange
import HTTP1
import Transport

// An answer that is sent in a way that gives the client trouble: part of it, with a false length, slowly, or with another
// end of the connection.
extension Connection {
  /// Sends the answer that `workspace` has in its way.
  mutating func deliver(_ delivery: Delivery, _ workspace: inout Workspace) {
    let (bodyBytes, closes) = workspace.encode(delivery, answering: reader.head, into: &output)
    reader.finish(in: &input)
    switch delivery.end {
    case .asAsked: if closes { ending = .linger }
    case .closeNotify: ending = .linger
    case .finish: ending = .finish
    case .reset: ending = .reset
    }
    guard let trickle = delivery.trickle, bodyBytes > 0 else { return }
    heldBack = bodyBytes
    pace = trickle
    wait(in: .trickling, workspace)
    timer.pace(until: nextPace(workspace))
  }

  /// Sends the next bytes of an answer, whose time has come; with the last ones the connection goes on.
  mutating func trickle(_ workspace: inout Workspace) -> Fate {
    heldBack -= min(heldBack, pace.bytes)
    guard heldBack > 0 else {
      phase = .open
      return serve(&workspace)
    }
    if flush() == .failed { return abandon(&workspace) }
    timer.pace(until: nextPace(workspace))
    return .stay
  }

  /// Lets the time of the next bytes run once the peer has taken those before.
  mutating func goOnTrickling(_ workspace: borrowing Workspace) {
    guard timer.step == .write, !hasDueOutput else { return }
    timer.pace(until: nextPace(workspace))
  }

  private func nextPace(_ workspace: borrowing Workspace) -> Instant {
    workspace.now.advanced(byMilliseconds: Int64(pace.milliseconds))
  }
}
