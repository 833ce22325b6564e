import Glibc
import Testing

@testable import Transport

@Suite struct ListenerAdoptionTests {
  /// A socket as another process would open it: it blocks, and stays open on exec.
  private func socket(_ type: __socket_type = SOCK_STREAM, family: Int32 = AF_INET) throws -> FileDescriptor {
    let number = Glibc.socket(family, Int32(type.rawValue), 0)
    try #require(number >= 0)
    return FileDescriptor(adopting: number)
  }

  /// Why a descriptor is no listener; nil when it is.
  private func refusal(of descriptor: consuming FileDescriptor) -> AdoptionError? {
    do throws(AdoptionError) {
      _ = try Listener(adopting: descriptor)
      return nil
    } catch {
      return error
    }
  }

  @Test("A socket that listens is taken over with its address, and then is as our own")
  func adopts() throws {
    let foreign = try socket()
    try SystemCalls.bind(foreign, to: SocketAddress(host: .loopbackV4, port: 0))
    try SystemCalls.listen(foreign, backlog: 1)
    let address = try #require(try SystemCalls.localAddress(of: foreign))
    let listener = try Listener(adopting: foreign)
    #expect(listener.address == address)
    #expect(fcntl(listener.descriptor.number, F_GETFL) & O_NONBLOCK != 0)
    #expect(fcntl(listener.descriptor.number, F_GETFD) & FD_CLOEXEC != 0)
    guard case .wouldBlock = listener.accept() else {
      Issue.record("nobody called")
      return
    }
    let client = try FileDescriptor.connecting(to: address)
    guard case .connection(let server, _) = listener.accept() else {
      Issue.record("no connection")
      return
    }
    var noDelay: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    unsafe getsockopt(server.number, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, &length)
    #expect(noDelay == 1)
    extendLifetime(client)
  }

  @Test("A socket that does not listen is refused, and closed")
  func silent() throws {
    let foreign = try socket()
    let number = foreign.number
    #expect(refusal(of: foreign) == .notListening)
    #expect(!FileDescriptor.isOpen(number))
  }

  @Test("What is no TCP socket is refused", arguments: ["file", "UDP", "Unix", "closed"])
  func foreign(kind: String) throws {
    let descriptor =
      switch kind {
      case "UDP": try socket(SOCK_DGRAM)
      case "Unix": try socket(family: AF_UNIX)
      case "file": FileDescriptor(adopting: unsafe open("/dev/null", O_RDONLY))
      // Beyond what any process of ours opens, so that no other test's file has the number.
      default: FileDescriptor(adopting: 1_000_000)
      }
    #expect(refusal(of: descriptor) == .notTCP)
  }
}
