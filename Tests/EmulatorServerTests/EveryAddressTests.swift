import Glibc
import Testing

@testable import EmulatorServer
@testable import Transport

@Suite("Listening at every address", .timeLimit(.minutes(5)))
struct EveryAddressTests {
  /// As a kernel without IPv6 has it.
  private func withoutIPv6(_ address: SocketAddress) throws(ListenerError) -> Listener {
    guard address.family != AF_INET6 else {
      throw ListenerError(address: address, error: Errno(rawValue: EAFNOSUPPORT))
    }
    return try Listener(on: address)
  }

  /// As a machine has it whose loopback interface has no IPv6 address.
  private func withoutLoopbackV6(_ address: SocketAddress) throws(ListenerError) -> Listener {
    guard address.host != .loopbackV6 else {
      throw ListenerError(address: address, error: Errno(rawValue: EADDRNOTAVAIL))
    }
    return try Listener(on: address)
  }

  @Test("leaves :: out beside 0.0.0.0 where there is no IPv6", arguments: [["0.0.0.0", "::"], ["::", "0.0.0.0"]])
  func bothKinds(hosts: [String]) throws {
    let listeners = try Listening.open(hosts: hosts, port: 0, by: withoutIPv6)
    #expect(listeners.map(\.address.host) == [.anyV4])
  }

  @Test(
    "leaves ::1 out of localhost where the machine does not have it",
    arguments: [["localhost"], ["127.0.0.1", "localhost"]])
  func localhost(hosts: [String]) throws {
    #expect(try Listening.open(hosts: hosts, port: 0, by: withoutIPv6).map(\.address.host) == [.loopbackV4])
    #expect(try Listening.open(hosts: hosts, port: 0, by: withoutLoopbackV6).map(\.address.host) == [.loopbackV4])
  }

  @Test("does not leave ::1 out of localhost because its port is taken, and tries another one where any will do")
  func localhostInUse() throws {
    var refused: UInt16?
    let listeners = try Listening.open(hosts: ["localhost"], port: 0) { address throws(ListenerError) in
      guard address.host == .loopbackV6 else { return try Listener(on: address) }
      guard refused != nil else {
        refused = address.port
        throw ListenerError(address: address, error: Errno(rawValue: EADDRINUSE))
      }
      throw ListenerError(address: address, error: Errno(rawValue: EADDRNOTAVAIL))
    }
    #expect(listeners.map(\.address.host) == [.loopbackV4])
    #expect(refused != nil)
    let error = #expect(throws: ServerError.self) {
      try Listening.open(hosts: ["localhost"], port: 4711) { address throws(ListenerError) in
        guard address.host == .loopbackV6 else {
          return try Listener(on: SocketAddress(host: address.host, port: 0))
        }
        throw ListenerError(address: address, error: Errno(rawValue: EADDRINUSE))
      }
    }
    guard case .addressUnavailable(host: "::1", port: _, reason: _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "refuses an IPv6 address that was asked for by itself",
    arguments: [["::"], ["0.0.0.0", "::1"], ["localhost", "::1"], ["127.0.0.1", "::1"]])
  func alone(hosts: [String]) throws {
    let error = #expect(throws: ServerError.self) {
      try Listening.open(hosts: hosts, port: 0, by: withoutIPv6)
    }
    guard case .addressUnavailable(host: hosts.last, port: _, reason: _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("listens at both on one port where there is", arguments: [["0.0.0.0", "::"], ["localhost"]])
  func both(hosts: [String]) throws {
    let listeners = try Listening.open(hosts: hosts, port: 0)
    let isLoopback = hosts == ["localhost"]
    let six = isLoopback ? IPAddress.loopbackV6 : .anyV6
    let expected = [isLoopback ? .loopbackV4 : .anyV4] + (ThisMachine.has(six) ? [six] : [])
    #expect(listeners.map(\.address.host) == expected)
    #expect(Set(listeners.map(\.address.port)).count == 1)
  }
}
