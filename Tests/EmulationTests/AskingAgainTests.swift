import Backup
import Emulation
import Exchange
import HTTP1
import Synchronization
import Testing

@Suite("A request that is asked again", .timeLimit(.minutes(5)))
struct AskingAgainTests {
  private final class State: Sendable {
    let hasHappened = Atomic(false)
  }

  private static let second: Int64 = 1_000_000_000

  private static func at(_ seconds: Int64) -> Moment {
    Moment(unixSeconds: InProcess.startedAt + seconds, uptimeNanoseconds: seconds * second)
  }

  /// The request's answer depends on `state`, for ten seconds of real time, and on the emulated clock.
  private static func stage(_ state: State) -> Emulator.Stage {
    { context, head, _, response in
      guard head.method == .get else { return nil }
      response.body += Array("\(context.request)".utf8)
      let deadline = context.arrival.uptimeNanoseconds + 10 * second
      let time = Timestamp(clampingSeconds: InProcess.startedAt + 3600)
      let isOver = state.hasHappened.load(ordering: .relaxed) || context.now >= time
      return isOver || context.moment.uptimeNanoseconds >= deadline
        ? .answer : .again(until: .uptime(nanoseconds: deadline))
    }
  }

  /// Asks a request which comes five seconds after the start, and again, after `change`, when `seconds` are over.
  private func askAgain(
    after seconds: Int64, _ change: (Emulator, State) -> Void = { _, _ in }
  ) throws -> (Next, Next, [String]) {
    let state = State()
    let emulator = try InProcess(front: Self.stage(state)).emulator
    var buffer = InputBuffer()
    buffer.append(Array(Requests.get("/wait").utf8).span)
    var reader = RequestReader()
    #expect(try reader.next(in: &buffer) == .request)
    var answering = Answering()
    var context = emulator.begin(onLoopback: true, at: Self.at(5))
    let message = buffer.bytes.span.extracting(buffer.readable)
    let first = emulator.respond(to: context, reader, in: message, &answering)
    var ids = [String(decoding: answering.response.joinedBody(), as: UTF8.self)]
    change(emulator, state)
    emulator.renew(&context, at: Self.at(seconds))
    let second = emulator.respond(to: context, reader, in: message, &answering)
    ids.append(String(decoding: answering.response.joinedBody(), as: UTF8.self))
    return (first.action, second.action, ids)
  }

  @Test("has one answer and one id, which the next request has not")
  func sameRequest() throws {
    let (first, second, ids) = try askAgain(after: 6) { emulator, state in
      #expect("\(emulator.begin(onLoopback: true, at: Self.at(5)).request)" == "k3f9-2")
      state.hasHappened.store(true, ordering: .relaxed)
    }
    #expect(first == .again(until: .uptime(nanoseconds: 15 * Self.second)))
    #expect(second == .answer)
    #expect(ids == ["k3f9-1", "k3f9-1"])
  }

  @Test("learns from the clocks alone that its time is over", arguments: [(14, false), (15, true)] as [(Int64, Bool)])
  func deadline(seconds: Int64, isOver: Bool) throws {
    let (first, second, _) = try askAgain(after: seconds)
    #expect(second == (isOver ? .answer : first))
  }

  @Test("sees the emulated clock as it is by then")
  func emulatedClock() throws {
    let (first, second, _) = try askAgain(after: 6) { emulator, _ in
      emulator.clock.advance(byMilliseconds: 3_600_000)
    }
    #expect(first != .answer && second == .answer)
  }
}

@Suite("A stream", .timeLimit(.minutes(5)))
struct StreamTests {
  @Test("is one request that is asked for what comes behind its cursor, until it is answered")
  func cursor() throws {
    let emulator = try InProcess(front: { context, _, _, response in
      let number = context.cursor ?? 0
      response.body += Array("\(context.request) \(number);".utf8)
      return number < 3 ? .stream(cursor: number + 1) : .answer
    }).emulator
    var buffer = InputBuffer()
    buffer.append(Array(Requests.get("/stream").utf8).span)
    var reader = RequestReader()
    #expect(try reader.next(in: &buffer) == .request)
    let message = buffer.bytes.span.extracting(buffer.readable)
    var answering = Answering()
    var context = emulator.begin(onLoopback: true, at: InProcess.start)
    var text = ""
    while true {
      let outcome = emulator.respond(to: context, reader, in: message, &answering)
      text += String(decoding: answering.response.joinedBody(), as: UTF8.self)
      guard case .stream(let cursor) = outcome.action else { break }
      context.cursor = cursor
      emulator.renew(&context, at: InProcess.start)
    }
    #expect(text == "k3f9-1 0;k3f9-1 1;k3f9-1 2;k3f9-1 3;")
  }
}

@Suite("Changes", .timeLimit(.minutes(5)))
struct ChangesTests {
  @Test("are told of at a reload, a reset and a move of the clock, and those who listen to requests hear of each")
  func sources() throws {
    let served = try InProcess()
    let heard = Heard()
    let heardOfRequests = Heard()
    _ = served.emulator.changes.listen(toRequests: false) { heard.count.add(1, ordering: .relaxed) }
    let number = served.emulator.changes.listen { heardOfRequests.count.add(1, ordering: .relaxed) }
    _ = try served.send(Requests.restore())
    #expect(heardOfRequests.count.load(ordering: .relaxed) == 1)
    served.emulator.changes.leave(number)
    _ = try served.send(Requests.restore())
    #expect(heardOfRequests.count.load(ordering: .relaxed) == 1)
    #expect(heard.count.load(ordering: .relaxed) == 0)
    served.emulator.replace(world: .default, at: InProcess.start)
    #expect(heard.count.load(ordering: .relaxed) == 1)
    // A reset has three parts: world, clock, journal.
    _ = try served.send("POST /_emulator/reset HTTP/1.0\r\n\r\n")
    #expect(heard.count.load(ordering: .relaxed) > 1)
    let before = heard.count.load(ordering: .relaxed)
    served.emulator.clock.advance(byMilliseconds: 1)
    #expect(heard.count.load(ordering: .relaxed) == before + 1)
  }

  private final class Heard: Sendable {
    let count = Atomic(0)
  }

  /// Dekker's pattern: of a waiter that listens and looks, and a change that happens and is told, one sees the other.
  @Test("are seen or heard by a waiter that listens first and looks then")
  func noneIsLost() async {
    let changes = Changes()
    for _ in 0..<2000 {
      let (happened, heard) = (Heard(), Heard())
      async let told: Void = {
        happened.count.store(1, ordering: .releasing)
        changes.tell()
      }()
      async let waiter = {
        let number = changes.listen { heard.count.store(1, ordering: .relaxed) }
        let seen = happened.count.load(ordering: .acquiring) == 1
        return (number, seen)
      }()
      let (_, (number, seen)) = await (told, waiter)
      changes.leave(number)
      #expect(seen || heard.count.load(ordering: .relaxed) == 1)
    }
  }
}
