import Glibc
import Testing

@testable import Transport

@Suite struct ListenerTests {
  /// The loopback addresses that this machine has.
  static let loopback = [IPAddress.loopbackV4, .loopbackV6].filter { host in
    (try? Listener(on: SocketAddress(host: host, port: 0))) != nil
  }

  @Test("Port 0 becomes a real port, and a connection tells who came", arguments: loopback)
  func accepts(host: IPAddress) throws {
    let listener = try Listener(on: SocketAddress(host: host, port: 0))
    #expect(listener.address.host == host)
    #expect(listener.address.port != 0)
    let client = try FileDescriptor.connecting(to: listener.address)
    let peer = try SystemCalls.localAddress(of: client)
    guard case .connection(let server, let acceptedPeer) = listener.accept() else {
      Issue.record("no connection")
      return
    }
    #expect(acceptedPeer == peer)
    try client.send("over the wire")
    let received = try server.receiveAll()
    #expect(received == Array("over the wire".utf8))
  }

  @Test("A listener without callers does not block")
  func nobody() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    #expect(!listener.isAwaited)
    guard case .wouldBlock = listener.accept() else {
      Issue.record("something was accepted")
      return
    }
    let client = try FileDescriptor.connecting(to: listener.address)
    #expect(listener.isAwaited)
    _ = consume client
  }

  @Test("An accepted connection does not block, ends on exec, and sends without delay")
  func flags() throws {
    let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let client = try FileDescriptor.connecting(to: listener.address)
    guard case .connection(let server, _) = listener.accept() else {
      Issue.record("no connection")
      return
    }
    for number in [listener.descriptor.number, server.number, client.number] {
      #expect(fcntl(number, F_GETFL) & O_NONBLOCK != 0)
      #expect(fcntl(number, F_GETFD) & FD_CLOEXEC != 0)
      var noDelay: Int32 = 0
      var length = socklen_t(MemoryLayout<Int32>.size)
      unsafe getsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &noDelay, &length)
      #expect(noDelay == 1)
    }
  }

  @Test("A port in use is told as such, and free again once its listener is gone")
  func portInUse() throws {
    // An address of this test's own: nobody else in the process can take the port while it is free.
    let host = try #require(IPAddress("127.47.11.1"))
    var first: Listener? = try Listener(on: SocketAddress(host: host, port: 0))
    let address = try #require(first?.address)
    let error = #expect(throws: ListenerError.self) { try Listener(on: address) }
    #expect(error?.reason == .addressInUse)
    #expect(error?.description == "cannot listen on \(address): Address already in use (EADDRINUSE)")
    first = nil
    #expect(try Listener(on: address).address == address)
  }

  @Test("Connections that a stopped server closed first do not keep its port")
  func lingeringConnections() throws {
    var first: Listener? = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
    let address = try #require(first?.address)
    do {
      let client = try FileDescriptor.connecting(to: address)
      guard case .connection(let server, _)? = first?.accept() else {
        Issue.record("no connection")
        return
      }
      // FIN from the server first leaves its side in TIME_WAIT.
      _ = consume server
      _ = consume client
    }
    first = nil
    #expect(try Listener(on: address).address == address)
  }

  @Test("An address of no interface is told as such")
  func notAvailable() throws {
    // RFC 5737: for documentation, so nobody has it.
    let address = SocketAddress(host: try #require(IPAddress("192.0.2.1")), port: 0)
    let error = #expect(throws: ListenerError.self) { try Listener(on: address) }
    #expect(error?.reason == .addressNotAvailable)
  }

  @Test(
    "The kernel's refusals have a reason a caller can act on",
    arguments: [
      (EADDRINUSE, ListenerError.Reason.addressInUse), (EACCES, .notPermitted), (EPERM, .notPermitted),
      (EADDRNOTAVAIL, .addressNotAvailable), (EAFNOSUPPORT, .addressNotAvailable), (ENOMEM, .other),
    ])
  func reasons(number: Int32, reason: ListenerError.Reason) {
    let address = SocketAddress(host: .loopbackV4, port: 443)
    #expect(ListenerError(address: address, error: Errno(rawValue: number)).reason == reason)
  }

  @Test("0.0.0.0 and :: share a port")
  func bothFamilies() throws {
    do throws(ListenerError) {
      let six = try Listener(on: SocketAddress(host: .anyV6, port: 0))
      #expect(try Listener(on: SocketAddress(host: .anyV4, port: six.address.port)).address.port == six.address.port)
    } catch {
      // A machine without IPv6 has nothing to share.
      #expect(error.reason == .addressNotAvailable && error.address.host == .anyV6)
    }
  }

  @Test(
    "What keeps a connection from being accepted is sorted by what to do about it",
    arguments: [
      (EMFILE, "exhausted"), (ENFILE, "exhausted"), (ENOBUFS, "exhausted"), (ENOMEM, "exhausted"),
      (ECONNABORTED, "aborted"), (EPROTO, "aborted"), (ENETDOWN, "aborted"), (EHOSTUNREACH, "aborted"),
      (EPERM, "aborted"), (ETIMEDOUT, "aborted"), (EBADF, "failed"), (EINVAL, "failed"), (ENOSYS, "failed"),
    ])
  func refusals(number: Int32, kind: String) {
    let error = Errno(rawValue: number)
    switch Accepted(error) {
    case .exhausted(error): #expect(kind == "exhausted")
    case .aborted(error): #expect(kind == "aborted")
    case .failed(error): #expect(kind == "failed")
    default: Issue.record("not a refusal")
    }
  }

  @Test("Without a descriptor left the connection waits, and is accepted once there is one")
  func exhausted() async {
    await #expect(processExitsWith: .success) {
      let listener = try Listener(on: SocketAddress(host: .loopbackV4, port: 0))
      let client = try FileDescriptor.connecting(to: listener.address)
      var limit = rlimit()
      unsafe getrlimit(RLIMIT_NOFILE.kind, &limit)
      let enough = limit.rlim_cur
      limit.rlim_cur = 0
      unsafe setrlimit(RLIMIT_NOFILE.kind, &limit)
      guard case .exhausted(Errno(rawValue: EMFILE)) = listener.accept() else { exit(1) }
      limit.rlim_cur = enough
      unsafe setrlimit(RLIMIT_NOFILE.kind, &limit)
      guard case .connection(let server, _) = listener.accept() else { exit(2) }
      try client.send("still here")
      if try server.receiveAll().count != 10 { exit(3) }
    }
  }
}

extension __rlimit_resource {
  /// What getrlimit takes.
  fileprivate var kind: __rlimit_resource_t { __rlimit_resource_t(rawValue) }
}
