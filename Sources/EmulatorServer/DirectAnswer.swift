import Emulation
package import Exchange
import HTTP1
import Transport

/// The answer to a message that no connection carried: everything a worker does between receiving and sending.
package struct DirectAnswer: Sendable {
  /// No more of a stream is collected, in bytes; it may grow as fast as it is read.
  private static let mostOfStream = 16 * 1024 * 1024

  /// What the server would do with the answer.
  package let action: Next
  /// What the log says of the request; nil when there is nothing to say.
  package let explanation: String?
  /// The answer as it would be sent, but for TLS.
  package let bytes: [UInt8]

  /// Reads the first request of `message` and answers it, as if it came in on a loopback address. A message that breaks
  /// off is answered as one whose rest does not come in time. An answer that depends on what is still to happen is waited
  /// for; one that is only held back is not. Of a stream the answer is what there is of it by now.
  init(to message: [UInt8], using workspace: inout Workspace) {
    workspace.readClocks()
    var reader = RequestReader(limits: workspace.httpLimits)
    var input = InputBuffer()
    input.append(message.span)
    var context = workspace.begin(onLoopback: true)
    var outcome: Outcome
    do throws(HTTPError) {
      try Self.read(&reader, &input)
      outcome = Self.answer(&context, reader, in: input, &workspace)
    } catch {
      outcome = workspace.refuse(error, to: context, reader, in: input)
    }
    if case .stream(let cursor) = outcome.action {
      context.cursor = cursor
      outcome = Self.collect(&context, reader, in: input, &workspace)
    }
    workspace.tell(outcome, of: context, reader, in: input, from: nil)
    explanation = outcome.explanation.map { _ in
      let message = input.bytes.span.extracting(input.readable)
      return "\(RequestReport(outcome, workspace.response.status, to: context, reader.head, in: message))"
    }
    if case .deliver(let delivery, _, _) = outcome.action { workspace.response.toldLength = delivery.contentLength }
    var output = OutputBuffer(charging: workspace.account)
    workspace.encodeResponse(answering: reader.head, into: &output)
    action = outcome.action
    bytes = output.joined()
    output.consume(output.count)
    workspace.takeBack(&output)
  }

  private static func answer(
    _ context: inout RequestContext, _ reader: borrowing RequestReader, in input: borrowing InputBuffer,
    _ workspace: inout Workspace
  ) -> Outcome {
    var outcome = workspace.answer(context, reader, in: input)
    guard case .again = outcome.action else { return outcome }
    do throws(Errno) {
      var wait = try DirectWait(for: workspace.emulator.changes)
      while true {
        workspace.readClocks()
        workspace.renew(&context)
        outcome = workspace.answer(context, reader, in: input)
        guard case .again(let deadline) = outcome.action else { return outcome }
        try wait.wait(until: workspace.instant(of: deadline))
      }
    } catch {
      // There is nothing left to wait with.
      return workspace.refuse(.outOfMemory, to: context, reader, in: input)
    }
  }

  /// Puts the pieces that a stream has by now behind its first one, which `workspace` has.
  private static func collect(
    _ context: inout RequestContext, _ reader: borrowing RequestReader, in input: borrowing InputBuffer,
    _ workspace: inout Workspace
  ) -> Outcome {
    var whole = Response()
    workspace.keepResponse(in: &whole)
    var outcome: Outcome
    repeat {
      workspace.renew(&context)
      outcome = workspace.answer(context, reader, in: input)
      whole.body += workspace.response.joinedBody()
      guard case .stream(let cursor) = outcome.action else { break }
      context.cursor = cursor
    } while workspace.response.length > 0 && whole.length < mostOfStream
    workspace.takeResponse(from: &whole)
    return outcome
  }

  private static func read(_ reader: inout RequestReader, _ input: inout InputBuffer) throws(HTTPError) {
    while true {
      switch try reader.next(in: &input) {
      case .request: return
      // The body is there, or never will be.
      case .sendContinue: continue
      case .needMore: throw reader.phase == .body ? .bodyTimedOut : .headTimedOut
      }
    }
  }
}
