import Emulation
import Exchange
import HTTP1
import Transport

extension Connection {
  /// Reads, answers and sends until nothing more can be done without waiting; ends the connection when the server
  /// stops and nothing is due on it.
  mutating func serve(_ workspace: inout Workspace) -> Fate {
    let fate = proceed(&workspace)
    guard workspace.isDraining, fate == .stay, isBetweenRequests else { return fate }
    return endIdle(&workspace)
  }

  /// Whether requests were answered, and nothing of another one has come. A connection that sent none yet is about to.
  private var isBetweenRequests: Bool { isIdle && progress.requests > 0 }

  /// All requests of one read are answered before anything is sent, so a request and its answer cost one system call
  /// each, however many are pipelined.
  private mutating func proceed(_ workspace: inout Workspace) -> Fate {
    // The poller said that the socket has something, once; beyond that only what OpenSSL holds is known of.
    var mayReceive = true
    for _ in 0..<Self.readsPerTurn {
      let needsInput = answerRequests(&workspace)
      switch flush() {
      case .failed: return abandon(&workspace)
      case .blocked where !needsInput: return .stay
      case .blocked, .drained: break
      }
      // A stream has its own turn: as many as are asked for in a row must not be sent from within each other.
      if phase == .streaming { return .again }
      guard phase == .open else { return readAhead(&workspace) }
      if let ending { return output.isEmpty ? end(ending, &workspace) : .stay }
      guard needsInput else { continue }
      if inputEnded { return output.isEmpty ? end(.linger, &workspace) : .stay }
      guard mayReceive || tls.hasPending else { return .stay }
      mayReceive = false
      switch receive(&workspace) {
      case .received, .ended: continue
      case .nothing: return .stay
      case .failed: return abandon(&workspace)
      }
    }
    return .again
  }

  /// Answers every request that is complete, and tells whether the next one needs more input.
  private mutating func answerRequests(_ workspace: inout Workspace) -> Bool {
    while phase == .open, ending == nil, output.count < workspace.highWater {
      do throws(HTTPError) {
        switch try reader.next(in: &input) {
        case .needMore: return true
        case .sendContinue: workspace.encodeContinue(into: &output)
        case .request: answerRequest(&workspace)
        }
      } catch {
        refuse(error, &workspace)
      }
    }
    return false
  }

  private mutating func answerRequest(_ workspace: inout Workspace) {
    answer(begin(workspace), &workspace)
  }

  /// Has the request that the reader holds answered, or parks the connection until there is an answer.
  mutating func answer(_ context: RequestContext, _ workspace: inout Workspace) {
    let outcome = workspace.answer(context, reader, in: input)
    if case .again(let deadline) = outcome.action { return park(.request(context), until: deadline, workspace) }
    workspace.tell(outcome, of: context, reader, in: input, from: peer)
    progress.requests += 1
    switch outcome.action {
    case .answer:
      finishRequest(&workspace)
    case .answerLater(let milliseconds, let clock):
      hold(nil, forMilliseconds: milliseconds, by: clock, &workspace)
    case .deliver(let delivery, let milliseconds, let clock):
      if milliseconds > 0 { return hold(delivery, forMilliseconds: milliseconds, by: clock, &workspace) }
      deliver(delivery, &workspace)
    case .stream(let cursor):
      beginStream(answering: context, from: cursor, &workspace)
    case .again:
      break
    case .cutOff:
      ending = .cut
    case .drop:
      wait(in: .silent, workspace)
    }
  }

  /// Keeps the answer until so many milliseconds have passed.
  private mutating func hold(
    _ delivery: Delivery?, forMilliseconds milliseconds: Int, by clock: SessionClock?, _ workspace: inout Workspace
  ) {
    workspace.keepResponse(in: &delayedResponse)
    let deadline = workspace.deadline(inMilliseconds: milliseconds, by: clock)
    park(.answer(until: deadline, delivery), until: deadline, workspace)
  }

  mutating func finishRequest(_ workspace: inout Workspace) {
    let closes = workspace.encodeResponse(answering: reader.head, into: &output)
    reader.finish(in: &input)
    if closes { ending = .linger }
  }

  /// Answers what is no request, or came too slowly, for good.
  mutating func refuse(_ error: HTTPError, _ workspace: inout Workspace) {
    let context = begin(workspace)
    let outcome = workspace.refuse(error, to: context, reader, in: input)
    workspace.tell(outcome, of: context, reader, in: input, from: peer)
    workspace.encodeResponse(answering: reader.head, into: &output)
    ending = .linger
  }
}
