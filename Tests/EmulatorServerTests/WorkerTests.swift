import Glibc
import HTTP1
import Logging
import Testing
import TestSupport

@testable import EmulatorServer
@testable import Transport

@Suite("A worker", .timeLimit(.minutes(5)))
struct WorkerTests {
  private func worker(_ index: Int, _ room: ConnectionRoom) throws -> Worker {
    let identity = try TestIdentity.shared.get().server
    return try Worker(
      index, accepting: [], TLSContext(certificateChain: identity.certificateChain, privateKey: identity.privateKey),
      in: room, wakeUp: WakeUp(),
      workspace: Workspace(
        emulator: TestServer.emulator(), configuration: ServerConfiguration(), account: MemoryAccount(limit: 1 << 30),
        logger: Logger(label: "test")))
  }

  @Test("notes once that a connection could go on, however often that is said")
  func unfinished() throws {
    let room = ConnectionRoom(limit: 1, waking: [])
    var worker = try worker(0, room)
    var numbers: [Int32] = [-1, -1]
    #expect(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &numbers) == 0)
    let peer = FileDescriptor(adopting: numbers[1])
    #expect(room.take())
    worker.open(
      FileDescriptor(adopting: numbers[0]), from: SocketAddress(host: .loopbackV4, port: 1), onLoopback: true,
      worker.context)
    for _ in 0..<3 { worker.settle(0, .again) }
    let (waiting, isOpen) = (worker.unfinished.count, worker.connections.isOccupied(0))
    #expect(isOpen && waiting == 1)
    // Its turn: it negotiates, and has nothing to do.
    worker.resumeUnfinished()
    let left = worker.unfinished.count
    #expect(left == 0)
    worker.settle(0, .again)
    let again = worker.unfinished.count
    #expect(again == 1)
    worker.close(0)
    #expect(room.hasRoom)
    _ = consume peer
  }

  /// A worker is asked a little later than another one, as happens under load, and its clock has gone on since.
  @Test("does not end its connection in place of one of another worker that has been idle longer, though not for long")
  func givingWay() throws {
    let room = ConnectionRoom(limit: 2, waking: [try WakeUp(), try WakeUp()])
    var first = try worker(0, room)
    var second = try worker(1, room)
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let waiting = try FileDescriptor.connecting(to: listener.address)
    while !listener.isAwaited { sched_yield() }
    let pause = first.workspace.acceptPauseMilliseconds
    let start = first.workspace.now
    let longest = try idle(since: start.advanced(byMilliseconds: 2 - pause), on: &first, room)
    let other = try idle(since: start.advanced(byMilliseconds: 3 - pause), on: &second, room)
    while second.workspace.now < start.advanced(byMilliseconds: 4) { second.workspace.readClocks() }
    room.ask(for: listener)
    // They answer, and the one that is chosen acts.
    for _ in 0..<2 {
      first.makeRoom()
      second.makeRoom()
    }
    var (isFirstOpen, isSecondOpen) = (first.connections.isOccupied(0), second.connections.isOccupied(0))
    #expect(isFirstOpen && isSecondOpen && !room.hasRoom)
    while first.workspace.now < start.advanced(byMilliseconds: 4) { first.workspace.readClocks() }
    room.ask(for: listener)
    for _ in 0..<2 {
      first.makeRoom()
      second.makeRoom()
    }
    (isFirstOpen, isSecondOpen) = (first.connections.isOccupied(0), second.connections.isOccupied(0))
    #expect(!isFirstOpen && isSecondOpen && room.hasRoom)
    _ = consume longest
    _ = consume other
    _ = consume waiting
  }

  /// Gives a worker a connection that has been idle since then; returns the peer's side.
  private func idle(since start: Instant, on worker: inout Worker, _ room: ConnectionRoom) throws -> FileDescriptor {
    var numbers: [Int32] = [-1, -1]
    #expect(unsafe socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &numbers) == 0)
    #expect(room.take())
    worker.open(
      FileDescriptor(adopting: numbers[0]), from: SocketAddress(host: .loopbackV4, port: 1), onLoopback: true,
      worker.context)
    worker.connections[0].phase = .open
    worker.connections[0].timer.update(step: .idle, progress: Progress(), now: start)
    return FileDescriptor(adopting: numbers[1])
  }

  @Test(
    "has a name that fits, whatever its number", arguments: [0, 9, 99, 100, ServerConfiguration.maximumWorkers - 1])
  func names(index: Int) {
    let name = WorkerThread.name(of: index)
    #expect(name.utf8.count <= ThreadName.longest)
    #expect(name.hasPrefix("vb365-w") && name.hasSuffix("-\(index)"))
  }

  @Test("gives its name to its thread")
  func threadName() throws {
    let server = try TestServer { $0.workers = 2 }
    defer { server.stop() }
    #expect(Set(try ThisProcess.threadNames()).isSuperset(of: ["vb365-worker-0", "vb365-worker-1"]))
  }
}
