import EmulatorServer
import Glibc
import Testing
import Transport

@Suite("A server on sockets that were handed over", .timeLimit(.minutes(5)))
struct InheritedSocketTests {
  /// A descriptor of a listener's socket, which the server is to own.
  private func duplicate(_ listener: Listener) -> Int32 { dup(listener.descriptor.number) }

  @Test("serves at all of them, whatever hosts and port say, and reports their addresses")
  func serves() throws {
    let hosts = [IPAddress.loopbackV4] + ThisMachine.loopback
    let listeners = try hosts.map { try Listener(on: SocketAddress(host: $0, port: 0)) }
    let server = try TestServer {
      $0.inheritedSockets = listeners.map(duplicate)
      $0.hosts = []
    }
    defer { server.stop() }
    #expect(server.server.addresses.map(\.port) == listeners.map(\.address.port))
    #expect(server.server.addresses.map(\.host) == hosts.map(\.description))
    #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
  }

  @Test("closes them when it stops")
  func closes() throws {
    let number = duplicate(try Listener(on: SocketAddress(host: .loopbackV4, port: 0)))
    try TestServer { $0.inheritedSockets = [number] }.stop()
    #expect(fcntl(number, F_GETFD) == -1)
  }

  @Test("does not start on what is none, and says which it is")
  func refuses() throws {
    let file = unsafe open("/dev/null", O_RDONLY)
    let error = #expect(throws: ServerError.self) { try TestServer { $0.inheritedSockets = [file] } }
    #expect(error?.description == "descriptor \(file), which was handed over, is no TCP socket")
  }
}
