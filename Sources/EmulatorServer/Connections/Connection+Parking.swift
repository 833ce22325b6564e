import Emulation
import Exchange
import HTTP1
import Transport

extension Connection {
  /// What an answer waits for; its request stays with the reader.
  enum Parked {
    /// Its time; the answer is in `delayedResponse`, and is sent in a way of its own or as ever.
    case answer(until: Deadline, Delivery?)
    /// Something that is still to happen, until the timer's deadline: then the request is asked again in any case.
    case request(RequestContext)
    /// The next piece of a stream, without a deadline.
    case stream(RequestContext)
  }

  /// Whether something that happens may end its wait.
  var isParked: Bool { phase == .parked || phase == .streaming }

  /// Whether what other connections ask may end its wait.
  var isAsking: Bool {
    switch parked {
    case .request, .stream: true
    case .answer, nil: false
    }
  }

  /// Waits for an answer, or for its time.
  mutating func park(_ parked: Parked, until deadline: Deadline, _ workspace: borrowing Workspace) {
    self.parked = parked
    timer.delay(until: workspace.instant(of: deadline))
    wait(in: .parked, workspace)
  }

  /// Looks whether the wait is over, as something has happened: a change of the world, or of the emulated clock. A peer
  /// that may have cancelled is not answered before that is certain.
  mutating func wake(_ workspace: inout Workspace) -> Fate {
    guard !waiting.isCancelling, let parked else { return .stay }
    switch parked {
    case .answer(let deadline, _):
      timer.delay(until: workspace.instant(of: deadline))
      return .stay
    case .request(let context):
      return askAgain(context, &workspace)
    case .stream:
      return stream(&workspace)
    }
  }

  /// Answers what had to wait so long.
  mutating func endDelay(_ workspace: inout Workspace) -> Fate {
    var way: Delivery?
    switch parked {
    case .request(let context): return askAgain(context, &workspace)
    case .answer(_, let delivery): way = delivery
    case .stream, nil: break
    }
    parked = nil
    phase = .open
    workspace.takeResponse(from: &delayedResponse)
    if let way { deliver(way, &workspace) } else { finishRequest(&workspace) }
    return serve(&workspace)
  }

  private mutating func askAgain(_ context: RequestContext, _ workspace: inout Workspace) -> Fate {
    var context = context
    workspace.renew(&context)
    let waiting = waiting
    parked = nil
    phase = .open
    answer(context, &workspace)
    guard isParked else { return serve(&workspace) }
    // What is known of the peer is so still.
    self.waiting = waiting
    self.waiting.lastPiece = workspace.now
    return phase == .streaming ? .again : .stay
  }
}
