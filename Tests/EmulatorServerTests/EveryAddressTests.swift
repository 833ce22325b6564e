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

  @Test("leaves :: out beside 0.0.0.0 where there is no IPv6", arguments: [["0.0.0.0", "::"], ["::", "0.0.0.0"]])
  func bothKinds(hosts: [String]) throws {
    let listeners = try Listening.open(hosts: hosts, port: 0, by: withoutIPv6)
    #expect(listeners.map(\.address.host) == [.anyV4])
  }

  @Test("refuses an IPv6 address that was asked for by itself", arguments: [["::"], ["0.0.0.0", "::1"]])
  func alone(hosts: [String]) throws {
    let error = #expect(throws: ServerError.self) {
      try Listening.open(hosts: hosts, port: 0, by: withoutIPv6)
    }
    guard case .addressUnavailable(host: hosts.last, port: _, reason: _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("listens at both on one port where there is")
  func both() throws {
    let listeners = try Listening.open(hosts: ["0.0.0.0", "::"], port: 0)
    #expect(listeners.map(\.address.host) == [.anyV4, .anyV6])
    #expect(Set(listeners.map(\.address.port)).count == 1)
  }
}
