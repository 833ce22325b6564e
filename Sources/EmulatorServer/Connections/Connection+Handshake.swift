import HTTP1
import Transport

extension Connection {
  /// Sent to peers that speak plain HTTP, and logged.
  static let plainTextAdvice = "This port speaks HTTPS: use https:// in place of http://."

  /// Negotiates, and serves at once when that is done: the first request may have come with the last message.
  mutating func shakeHands(_ workspace: inout Workspace) -> Fate {
    switch tls.handshake() {
    case .done:
      phase = .open
      readWait = .readable
      noteAcceptedCertificate()
      return serve(&workspace)
    case .wantRead:
      if tls.isHeld { return misbehave(&workspace) }
      readWait = .readable
      return .stay
    case .wantWrite:
      readWait = .writable
      return .stay
    case .closed, .truncated:
      return .close
    case .failed(let error):
      if error == .plainText {
        workspace.log.tlsFailed(error, duringHandshake: true, from: peer, now: workspace.now)
        sendPlainTextRefusal(&workspace)
        return end(.linger, &workspace)
      }
      return abandon(&workspace)
    }
  }

  /// Answers in clear text. So short an answer always fits into an unused socket's buffer; if not, the peer does not read.
  private mutating func sendPlainTextRefusal(_ workspace: inout Workspace) {
    workspace.response.reset()
    workspace.response.status = .badRequest
    workspace.response.add("Content-Type", "text/plain; charset=utf-8")
    workspace.response.body.append(contentsOf: "\(Self.plainTextAdvice)\n".utf8)
    workspace.encodeResponse(answering: reader.head, into: &output)
    _ = try? tls.descriptor.send(output.bytes.span)
    output.consume(output.count)
  }
}
