package import Backup
import Control
package import Exchange
package import Faults
package import HTTP1
package import Journal
package import Report
package import RestoreAPI
import Synchronization
import Verdict

/// The emulated product: answers requests, one at a time or many at once, without ever waiting.
package final class Emulator: Sendable {
  let api: RestoreAPI
  private let control: ControlPlane
  private let run: RunName
  private let emulatorHeaders: Bool
  package let installations: Installations
  private let requests = Atomic<Int>(0)
  /// What was received, and how it was answered.
  package let journal: Journal
  let disclosure = Disclosure()
  /// What a match has to know of the API.
  package let vocabulary: MatchVocabulary
  /// What is to be done to requests on purpose.
  package let faults = FaultRules()
  /// What the run amounts to.
  package let report: RunReport
  /// Tells those that wait that something has happened.
  package let changes = Changes()
  /// Where the server says how listeners are opened.
  package let listeners = FaultListeners()
  /// The time of the emulated world.
  package let clock: EmulatedClock

  private let front: Stage?

  /// A stage before all others, which answers a request or leaves it to them.
  package typealias Stage =
    @Sendable (borrowing RequestContext, borrowing RequestHead, Span<UInt8>, inout Response) -> Next?

  /// Makes an emulator of `world`; `startedAt` is what the health call counts the uptime from. Tests put in front what no
  /// call does yet.
  package init(world: World, settings: EmulatorSettings, startedAt: Timestamp, front: Stage? = nil) {
    api = RestoreAPI(settings: settings.api)
    run = RunName(settings.instance)
    emulatorHeaders = settings.emulatorHeaders
    installations = Installations(Installation(world))
    clock = EmulatedClock(telling: changes)
    journal = Journal(entries: settings.journalEntries, telling: changes)
    vocabulary = MatchVocabulary(disclosure, served: settings.api.versions)
    var parts = ControlPlane.Parts(
      installations: installations, clock: clock, changes: changes, journal: journal, vocabulary: vocabulary)
    parts.listeners = listeners
    parts.faults = faults
    var choices = RunReport.Choices(version: settings.version)
    choices.known = settings.knownFindings
    report = RunReport(of: journal, faults, choices)
    parts.report = report
    parts.choices = settings.api
    control = ControlPlane(
      ControlPlane.Settings(
        instance: settings.instance, version: settings.version, certificateAuthority: settings.certificateAuthority,
        access: ControlAccess(
          isOpen: settings.isControlOpen, token: settings.controlToken,
          names: OwnNames(settings.hostNames, takesAnyAddress: settings.takesAnyAddress)),
        startedAt: startedAt),
      parts)
    self.front = front
  }

  /// Puts other fixtures in place of the present ones, and forgets what happened so far, from the next request on; one
  /// that is being answered, or whose answer waits, belongs to what was before. Returns what is forgotten at `moment`.
  @discardableResult
  package func replace(world: World, at moment: Moment) -> Traces {
    let now = clock.reading(at: moment)
    let before = installations.replace(at: now) { _ in Installation(world) }
    changes.tell()
    return before.traces(at: now)
  }

  /// Names a request that has come, or a message that is none, before it is judged.
  package func begin(onLoopback isOnLoopback: Bool, at moment: Moment) -> RequestContext {
    RequestContext(
      RequestID(run: run, number: requests.wrappingAdd(1, ordering: .relaxed).newValue), onLoopback: isOnLoopback,
      at: moment, now: clock.reading(at: moment))
  }

  /// Takes note of the time at which a request is asked again.
  package func renew(_ context: inout RequestContext, at moment: Moment) {
    context.renew(at: moment, now: clock.reading(at: moment))
  }

  /// Answers one request: the one list of stages.
  ///
  /// `reader` has read it from `message`; its answer takes the place of the one before. What happens with the answer, the
  /// outcome says. A request may be asked again, until it is answered: the answer follows from the request, the time and
  /// what has happened so far, and nothing is kept of a request that waits.
  package func respond(
    to context: borrowing RequestContext, _ reader: borrowing RequestReader, in message: Span<UInt8>,
    _ answering: inout Answering
  ) -> Outcome {
    answering.reply.response.reset()
    if let front, let action = front(context, reader.head, message, &answering.reply.response) {
      return Outcome(action)
    }
    if ControlPlane.owns(reader.head, in: message) {
      return Outcome(control.respond(to: context, reader, in: message, &answering.reply))
    }
    let armed = faults.kinds
    let hit = armed.contains(.beforeAnswer) ? faultBefore(armed, context, reader, in: message, &answering) : nil
    if let hit, hit.effect.refuses {
      api.refuse(by: hit.effect, afterMilliseconds: hit.milliseconds, &answering.reply)
      return outcome(for: context, hit, &answering)
    }
    api.respond(
      to: reader, in: message, installations.present(&answering.installation), at: context.now, &answering.reply)
    if let hit {
      answering.reply.put(hit.effect, afterMilliseconds: hit.milliseconds)
    } else if armed.contains(.onAnswer), let hit = faultOnAnswer(context, reader, in: message, &answering) {
      return outcome(for: context, hit, &answering)
    }
    return outcome(for: context, hit, &answering)
  }

  /// Answers a message that is no request, or not in time; the connection closes behind the answer.
  ///
  /// `head` holds what was understood of it, and lies in `message`.
  package func refuse(
    _ error: HTTPError, to context: borrowing RequestContext, _ head: borrowing RequestHead, in message: Span<UInt8>,
    _ answering: inout Answering
  ) -> Outcome {
    answering.reply.response.reset()
    if ControlPlane.owns(head, in: message) {
      control.refuse(error.status, error.message, &answering.reply)
      return Outcome()
    }
    api.refuse(error, &answering.reply)
    return outcome(for: context, nil, &answering)
  }

  private func outcome(
    for context: borrowing RequestContext, _ hit: FaultHit?, _ answering: inout Answering
  ) -> Outcome {
    if let fault = context.acceptedFault { answering.reply.verdict.warn(.accepted(fault)) }
    if emulatorHeaders {
      addHeaders(context, answering.reply.verdict, using: &answering.header, to: &answering.reply.response)
      if let hit { answering.reply.response.add("X-Emulator-Fault", decimal: hit.number) }
    }
    let delay = answering.reply.verdict.delayMilliseconds
    let clock = answering.reply.delayClock
    let action: Next =
      if let effect = answering.reply.effect {
        effect.deliver(&answering.reply.response, at: context.moment, afterMilliseconds: delay, by: clock)
      } else {
        delay > 0 ? .answerLater(milliseconds: delay, by: clock) : .answer
      }
    return Outcome(action, explanation: Explanation(answering.reply.verdict), isKept: true, fault: hit?.number)
  }

  private func addHeaders(
    _ context: borrowing RequestContext, _ verdict: borrowing Verdict, using text: inout HeaderText,
    to response: inout Response
  ) {
    text.write(context.request)
    response.add("X-Emulator-Request", text.bytes.span)
    response.add("X-Emulator-Basis", verdict.basis.name)
    if verdict.isPlain {
      response.add("X-Emulator-Verdict", "ok")
    } else {
      text.write(verdict)
      response.add("X-Emulator-Verdict", text.bytes.span)
    }
  }
}

extension MatchVocabulary {
  /// The vocabulary of matches that are held against what `disclosure` wrote, where those versions are served.
  package init(_ disclosure: Disclosure, served: [APIVersion] = APIVersion.all) {
    self.init(
      operations: RestoreAPI.operations, versions: APIVersion.all.map(\.name), served: served.map(\.name),
      fingerprint: disclosure.fingerprint, mayShow: Disclosure.mayShow(named:))
  }
}
