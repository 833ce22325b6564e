import Choices
import Backup
import Emulation
import Exchange
import Fuzzing
import HTTP1
import RestoreAPI

/// Requests of a connection, answered by an emulator as it is by default and by one with every check switched on:
/// whatever a peer sends, each answer is one that a client can read. `Answer` says what that is. Now and then the fixtures
/// are read again between two requests of the connection.
@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe withInput(start, count) { stream in
    var strict = EmulatorSettings(instance: "fuzz", version: "1", certificateAuthority: nil)
    strict.api.certificateCheck = .open
    strict.api.mandatoryFlags = true
    strict.api.stateful = true
    strict.api.throttle = true
    strict.api.restoreContentType = .none
    strict.isControlOpen = true
    for settings in [EmulatorSettings(instance: "fuzz", version: "1", certificateAuthority: [0x2D]), strict] {
      let emulator = Emulator(world: .default, settings: settings, startedAt: Timestamp(clampingSeconds: now))
      serve(stream, by: emulator)
    }
  }
}

private let now: Int64 = 1_900_000_000

private func serve(_ stream: Span<UInt8>, by emulator: Emulator) {
  var reader = RequestReader()
  var buffer = InputBuffer()
  var answering = Answering()
  var answered = 0
  buffer.append(stream)
  do throws(HTTPError) {
    while true {
      switch try reader.next(in: &buffer) {
      case .needMore: return
      case .sendContinue: continue
      case .request:
        answer(reader, in: buffer, by: emulator, using: &answering)
        answered += 1
        if answered.isMultiple(of: 4) { emulator.replace(world: .default, at: Moment(unixSeconds: now)) }
      }
      reader.finish(in: &buffer)
    }
  } catch {
    let message = buffer.bytes.span.extracting(buffer.readable)
    let context = emulator.begin(onLoopback: true, at: Moment(unixSeconds: now))
    let outcome = emulator.refuse(error, to: context, reader.head, in: message, &answering)
    Answer(answering.response, to: reader.head).check(
      outcome, RequestReport(outcome, answering.response.status, to: context, reader.head, in: message))
  }
}

private func answer(
  _ reader: borrowing RequestReader, in buffer: borrowing InputBuffer, by emulator: Emulator,
  using answering: inout Answering
) {
  let message = buffer.bytes.span.extracting(buffer.readable)
  let context = emulator.begin(onLoopback: true, at: Moment(unixSeconds: now))
  let outcome = emulator.respond(to: context, reader, in: message, &answering)
  Answer(answering.response, to: reader.head).check(
    outcome, RequestReport(outcome, answering.response.status, to: context, reader.head, in: message))
}
