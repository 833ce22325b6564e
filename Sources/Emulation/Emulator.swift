package import Backup
import Control
package import HTTP1
package import RestoreAPI
import Synchronization

/// The emulated product: answers requests, one at a time or many at once, without ever waiting.
package final class Emulator: Sendable {
  private let api: RestoreAPI
  private let control: ControlPlane
  private let instance: String
  private let emulatorHeaders: Bool
  private let installations: Installations
  private let requests = Atomic<Int>(0)

  /// Makes an emulator of `world`; `startedAt` is what the health call counts the uptime from.
  package init(world: World, settings: EmulatorSettings, startedAt: Timestamp) {
    api = RestoreAPI(settings: settings.api)
    control = ControlPlane(
      instance: settings.instance, version: settings.version, certificateAuthority: settings.certificateAuthority,
      openAPI: OpenAPIDocument.bytes,
      access: ControlAccess(
        isOpen: settings.isControlOpen, token: settings.controlToken,
        names: OwnNames(settings.hostNames, takesAnyAddress: settings.takesAnyAddress)),
      startedAt: startedAt)
    instance = settings.instance
    emulatorHeaders = settings.emulatorHeaders
    installations = Installations(Installation(world))
  }

  /// Puts other fixtures in place of the present ones, and forgets what happened so far, from the next request on; one
  /// that is being answered, or whose answer waits, belongs to what was before. Returns what is forgotten at `moment`.
  @discardableResult
  package func replace(world: World, at moment: Moment) -> Traces {
    installations.replace { _ in Installation(world) }.traces(at: moment.timestamp)
  }

  /// Answers one request: the one list of stages.
  ///
  /// `reader` has read it from `message`, which came in on a loopback address or on another; its answer takes the place
  /// of the one before. What happens with it, the outcome says.
  package func respond(
    to reader: borrowing RequestReader, in message: Span<UInt8>, onLoopback isLoopback: Bool, at moment: Moment,
    _ answering: inout Answering
  ) -> Outcome {
    answering.reply.response.reset()
    if ControlPlane.owns(reader.head, in: message) {
      let action = control.respond(
        to: reader.head, in: message, onLoopback: isLoopback, at: moment.timestamp, into: &answering.reply.response)
      perform(action, at: moment.timestamp, &answering)
      return Outcome(nextRequest())
    }
    api.respond(
      to: reader, in: message, installations.present(for: &answering), at: moment.timestamp, &answering.reply)
    return outcome(&answering)
  }

  /// Answers a message that is no request, or not in time; the connection closes behind the answer.
  ///
  /// `head` holds what was understood of it, and lies in `message`.
  package func refuse(
    _ error: HTTPError, _ head: borrowing RequestHead, in message: Span<UInt8>, _ answering: inout Answering
  ) -> Outcome {
    answering.reply.response.reset()
    if ControlPlane.owns(head, in: message) {
      control.refuse(error.status, error.message, into: &answering.reply.response)
      return Outcome(nextRequest())
    }
    api.refuse(error, &answering.reply)
    return outcome(&answering)
  }

  private func perform(_ action: ControlAction, at now: Timestamp, _ answering: inout Answering) {
    switch action {
    case .none: break
    case .reset: installations.replace { Installation($0.world) }
    case .resetSession(let id):
      let isKnown = installations.present(for: &answering).reset(session: id, at: now)
      if !isKnown { control.refuseUnknownSession(into: &answering.reply.response) }
    }
  }

  private func outcome(_ answering: inout Answering) -> Outcome {
    let request = nextRequest()
    if emulatorHeaders {
      addHeaders(request, answering.reply.judgement, using: &answering.header, to: &answering.reply.response)
    }
    let delay = answering.reply.judgement.delayMilliseconds
    return Outcome(
      request, delay > 0 ? .answerLater(milliseconds: delay) : .answer,
      explanation: Explanation(answering.reply.judgement))
  }

  private func addHeaders(
    _ request: RequestID, _ judgement: borrowing Judgement, using text: inout HeaderText, to response: inout Response
  ) {
    text.write(request)
    response.add("X-Emulator-Request", text.bytes.span)
    response.add("X-Emulator-Basis", judgement.basis.name)
    if judgement.isPlain {
      response.add("X-Emulator-Verdict", "ok")
    } else {
      text.write(judgement)
      response.add("X-Emulator-Verdict", text.bytes.span)
    }
  }

  private func nextRequest() -> RequestID {
    RequestID(instance: instance, number: requests.wrappingAdd(1, ordering: .relaxed).newValue)
  }
}
