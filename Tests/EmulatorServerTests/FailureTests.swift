import EmulatorServer
import Glibc
import Testing
import TestSupport
import Transport

/// Each in a process of its own, whose descriptors they break.
@Suite("What the system fails to do for a server", .timeLimit(.minutes(5)))
struct FailureTests {
  @Test("at one address leaves the others served, and a stop that ends")
  func oneListenerFails() async {
    await #expect(processExitsWith: .success) {
      let good = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
      let bad = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
      let server = try TestServer {
        $0.workers = 2
        $0.inheritedSockets = [dup(good.descriptor.number), dup(bad.descriptor.number)]
      }
      // From now on accept(2) answers EINVAL there, and the poller that somebody hung up.
      #expect(shutdown(bad.descriptor.number, Int32(SHUT_RDWR)) == 0)
      let clients = try (0..<8).map { _ in try TestClient(server) }
      for client in clients { #expect(try client.exchange(TestRequest.health).status == 200) }
      while !server.log.lines.contains(where: { $0.contains("nobody is served any more") }) { sched_yield() }
      #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
      server.stop(draining: .seconds(3600))
    }
  }

  @Test("for a poller, for good, ends its worker, whose connections are closed, and the log says so")
  func workerIsLost() async {
    await #expect(processExitsWith: .success) {
      let others = Set(try ThisProcess.descriptors(of: "anon_inode:[eventpoll]"))
      let server = try TestServer()
      let client = try TestClient(server)
      #expect(try client.exchange(TestRequest.health).status == 200)
      let nothing = unsafe open("/dev/null", O_RDONLY)
      for poller in Set(try ThisProcess.descriptors(of: "anon_inode:[eventpoll]")).subtracting(others) {
        #expect(dup2(nothing, poller) == poller)
      }
      var limit = rlimit()
      #expect(unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      let usual = limit.rlim_cur
      limit.rlim_cur = 0
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      try client.send(TestRequest.health)
      _ = try? client.receiveEnd()
      while !server.log.lines.contains(where: { $0.hasPrefix("critical: worker 0 ends") }) { sched_yield() }
      #expect(server.log.lines.contains { $0.hasSuffix("No other is left: no client is served any more.") })
      // At the end of the process, the leak detector opens files.
      limit.rlim_cur = usual
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0)
      server.stop(draining: .seconds(3600))
    }
  }

  @Test("for a poller is tried again with another one: connections stay, and new ones come")
  func pollerFails() async {
    await #expect(processExitsWith: .success) {
      let others = Set(try ThisProcess.descriptors(of: "anon_inode:[eventpoll]"))
      let server = try TestServer()
      let client = try TestClient(server)
      #expect(try client.exchange(TestRequest.health).status == 200)
      let pollers = Set(try ThisProcess.descriptors(of: "anon_inode:[eventpoll]")).subtracting(others)
      #expect(pollers.count == 1)
      let nothing = unsafe open("/dev/null", O_RDONLY)
      for poller in pollers { #expect(dup2(nothing, poller) == poller) }
      // This wakes the worker, whose next wait fails.
      try client.send(TestRequest.health)
      #expect(try client.receive().status == 200)
      #expect(try client.exchange(TestRequest.health).status == 200)
      #expect(try TestClient(server).exchange(TestRequest.health).status == 200)
      #expect(server.log.lines.contains { $0.hasPrefix("error: waiting for events") })
      server.stop(draining: .seconds(3600))
    }
  }
}
