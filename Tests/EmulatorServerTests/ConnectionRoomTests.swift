import Glibc
import Testing

@testable import EmulatorServer
@testable import Transport

@Suite("Room for connections", .timeLimit(.minutes(5)))
struct ConnectionRoomTests {
  private let listener: Listener

  init() throws {
    listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
  }

  private func room(limit: Int, workers: Int) throws -> ConnectionRoom {
    ConnectionRoom(limit: limit, waking: try (0..<workers).map { _ in try WakeUp() })
  }

  @Test("is there up to the limit, and again when it was given back")
  func limit() throws {
    let room = try room(limit: 2, workers: 1)
    #expect(room.take() && room.take())
    #expect(!room.hasRoom && !room.take())
    room.giveBack()
    #expect(room.hasRoom && room.take() && !room.take())
  }

  @Test("is made by the worker whose connection has been idle longest, once all have answered")
  func longest() throws {
    let room = try room(limit: 1, workers: 3)
    #expect(room.take())
    room.ask(for: listener)
    #expect(room.number == 1)
    room.answer(for: 0, longestIdleUntil: Instant(nanoseconds: 5))
    room.answer(for: 1, longestIdleUntil: nil)
    #expect(!room.isChosen(0))
    // While some have yet to answer it is the same question.
    room.ask(for: listener)
    #expect(room.number == 1)
    room.answer(for: 2, longestIdleUntil: Instant(nanoseconds: 4))
    #expect(!room.isChosen(0) && !room.isChosen(1) && room.isChosen(2))
    // Nor is there another one before there is room.
    room.ask(for: listener)
    #expect(room.number == 1)
    room.conclude()
    #expect(!room.isChosen(2))
    room.ask(for: listener)
    #expect(room.number == 2)
  }

  @Test("is made by nobody where all are at work, and can be asked for again")
  func nobody() throws {
    let room = try room(limit: 1, workers: 2)
    #expect(room.take())
    for number in 1...2 {
      room.ask(for: listener)
      #expect(room.number == number)
      for worker in 0..<2 { room.answer(for: worker, longestIdleUntil: nil) }
      #expect(!room.isChosen(0) && !room.isChosen(1))
    }
  }

  @Test("does not wait for a worker that is gone")
  func gone() throws {
    let room = try room(limit: 1, workers: 2)
    #expect(room.take())
    room.ask(for: listener)
    room.answer(for: 0, longestIdleUntil: Instant(nanoseconds: 1))
    #expect(room.leave() == 1)
    #expect(room.isChosen(0))
  }

  @Test("is wanted while a connection waits for it, and there is none")
  func wanted() throws {
    let room = try room(limit: 1, workers: 2)
    #expect(room.take())
    let waiting = try FileDescriptor.connecting(to: listener.address)
    while !listener.isAwaited { sched_yield() }
    #expect(!room.isWanted)
    room.ask(for: listener)
    #expect(room.isWanted)
    // Another worker takes it, which had the last room already.
    guard case .connection(let descriptor, _) = listener.accept() else {
      Issue.record("nothing was taken")
      return
    }
    #expect(!room.isWanted)
    _ = consume descriptor
    _ = consume waiting
  }
}
