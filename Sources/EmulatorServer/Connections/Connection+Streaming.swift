import Bytes
import Emulation
import Exchange
import HTTP1
import Transport

extension Connection {
  /// Pieces in a row before other connections have their turn.
  private static let piecesPerTurn = 16

  /// Begins an answer that comes piece by piece, with the first one.
  mutating func beginStream(
    answering context: RequestContext, from cursor: UInt64, _ workspace: inout Workspace
  ) {
    workspace.response.isStreamed = true
    let sendsBody = workspace.response.sendsBody(answering: reader.head)
    let closes = workspace.encodeResponse(answering: reader.head, into: &output)
    guard sendsBody else {
      reader.finish(in: &input)
      if closes { ending = .linger }
      return
    }
    guard !workspace.isDraining else { return endStream(&workspace) }
    var context = context
    context.cursor = cursor
    parked = .stream(context)
    wait(in: .streaming, workspace)
  }

  /// Sends what there is of a stream, as long as the peer takes it: the emulator is asked for more when all was sent.
  mutating func stream(_ workspace: inout Workspace) -> Fate {
    for _ in 0..<Self.piecesPerTurn {
      switch flush() {
      case .failed: return abandon(&workspace)
      case .blocked: return .stay
      case .drained: break
      }
      guard phase == .streaming else { return serve(&workspace) }
      guard !waiting.isCancelling, takePiece(&workspace) else { return .stay }
    }
    return .again
  }

  /// Goes on after others had their turn.
  mutating func goOnStreaming(_ workspace: inout Workspace) -> Fate {
    let fate = stream(&workspace)
    return fate == .stay && phase == .streaming ? readAhead(&workspace) : fate
  }

  /// Sends something that says nothing, if there is nothing else.
  mutating func keepAlive(_ workspace: inout Workspace) -> Fate {
    let sent = progress.sent
    let fate = stream(&workspace)
    guard fate == .stay, phase == .streaming, output.isEmpty, progress.sent == sent else { return fate }
    workspace.response.reset()
    workspace.response.body.append(Next.keepAlive)
    workspace.encodePiece(answering: reader.head, into: &output)
    return flush() == .failed ? abandon(&workspace) : .stay
  }

  /// Takes part in the server's stop: ends the stream before its time, behind the piece that is being sent.
  mutating func drainStream(_ workspace: inout Workspace) -> Fate {
    workspace.response.reset()
    endStream(&workspace)
    ending = .linger
    return serve(&workspace)
  }

  /// Asks for the next piece, and tells whether there is one, or the stream is over.
  private mutating func takePiece(_ workspace: inout Workspace) -> Bool {
    guard case .stream(var context) = parked else { return false }
    workspace.renew(&context)
    let outcome = workspace.answer(context, reader, in: input)
    workspace.encodePiece(answering: reader.head, into: &output)
    switch outcome.action {
    case .stream(let cursor):
      context.cursor = cursor
      parked = .stream(context)
      if output.isEmpty { return false }
      waiting.lastPiece = workspace.now
    case .cutOff:
      ending = .cut
      parked = nil
      phase = .open
    case .answer, .answerLater, .again, .deliver, .drop:
      endStream(&workspace)
    }
    return true
  }

  /// Ends the stream, and serves the next request.
  mutating func endStream(_ workspace: inout Workspace) {
    workspace.response.isStreamed = true
    if workspace.encodeEnd(answering: reader.head, into: &output) { ending = .linger }
    parked = nil
    phase = .open
    reader.finish(in: &input)
  }
}
