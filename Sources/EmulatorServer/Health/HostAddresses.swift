import Glibc
import Transport

/// The addresses that a host's name stands for.
enum HostAddresses {
  /// Those of `host`, in the order in which the system would try them; none for an unknown name.
  static func of(_ host: String) -> [IPAddress] {
    if let address = IPAddress(host) { return [address] }
    // So that no resolver has a say in it (RFC 6761 section 6.3).
    if host == "localhost" { return [.loopbackV4, .loopbackV6] }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, nil, &hints, &found) == 0 else { return [] }
    defer { unsafe freeaddrinfo(found) }
    var addresses: [IPAddress] = []
    var next = unsafe found
    while let entry = unsafe next {
      if let address = unsafe text(of: entry.pointee).flatMap({ IPAddress($0) }) { addresses.append(address) }
      unsafe next = entry.pointee.ai_next
    }
    return addresses
  }

  /// An entry's address in digits.
  private static func text(of entry: addrinfo) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let status = unsafe getnameinfo(
      entry.ai_addr, entry.ai_addrlen, &bytes, socklen_t(bytes.count), nil, 0, NI_NUMERICHOST)
    guard status == 0 else { return nil }
    return String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
