import Glibc

/// An IP address and a TCP port.
package struct SocketAddress: Hashable, Sendable {
  /// The address of an interface, or a wildcard.
  package var host: IPAddress
  /// 0 asks for any free port when binding.
  package var port: UInt16

  /// An address and a port.
  package init(host: IPAddress, port: UInt16) {
    self.host = host
    self.port = port
  }
}

extension SocketAddress: CustomStringConvertible {
  /// As in a URL: `127.0.0.1:4443`, `[::1]:4443`.
  package var description: String {
    switch host {
    case .v4: "\(host):\(port)"
    case .v6: "[\(host)]:\(port)"
    }
  }
}

extension SocketAddress {
  /// Reads what the kernel wrote; nil for a family other than IPv4 and IPv6.
  init?(_ storage: sockaddr_storage) {
    switch Int32(storage.ss_family) {
    case AF_INET:
      let address = unsafe withUnsafeBytes(of: storage) { unsafe $0.load(as: sockaddr_in.self) }
      self.init(host: IPAddress(address.sin_addr), port: UInt16(bigEndian: address.sin_port))
    case AF_INET6:
      let address = unsafe withUnsafeBytes(of: storage) { unsafe $0.load(as: sockaddr_in6.self) }
      self.init(host: IPAddress(address.sin6_addr), port: UInt16(bigEndian: address.sin6_port))
    default:
      return nil
    }
  }

  /// The kernel's form of the address, for the time of one call.
  @unsafe
  func withKernelAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    switch host {
    case .v4(let number):
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = number.bigEndian
      return unsafe Self.withGenericAddress(address, body)
    case .v6(let high, let low):
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = in6_addr(high: high, low: low)
      return unsafe Self.withGenericAddress(address, body)
    }
  }

  /// The address family's number.
  var family: Int32 {
    switch host {
    case .v4: AF_INET
    case .v6: AF_INET6
    }
  }

  @unsafe
  private static func withGenericAddress<Address>(
    _ address: Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe body(address, socklen_t(MemoryLayout<Address>.size))
      }
    }
  }
}

extension IPAddress {
  /// From network order.
  init(_ address: in_addr) {
    self = .v4(UInt32(bigEndian: address.s_addr))
  }

  /// From network order.
  init(_ address: in6_addr) {
    let halves = unsafe unsafeBitCast(address, to: (UInt64, UInt64).self)
    self = .v6(high: UInt64(bigEndian: halves.0), low: UInt64(bigEndian: halves.1))
  }
}

extension in6_addr {
  /// Into network order.
  init(high: UInt64, low: UInt64) {
    self = unsafe unsafeBitCast((high.bigEndian, low.bigEndian), to: in6_addr.self)
  }
}
