import Transport

/// Opens listeners for every host, all on one port.
enum Listening {
  /// How often another port is tried when the kernel's choice for the first address is taken at a later one.
  static let attempts = 16

  /// Listens at one address.
  typealias Opening = (SocketAddress) throws(ListenerError) -> Listener

  /// Takes over the sockets that were handed over; without any, listens at every host.
  static func open(_ configuration: ServerConfiguration) throws(ServerError) -> [Listener] {
    let numbers = configuration.inheritedSockets
    return numbers.isEmpty ? try open(hosts: configuration.hosts, port: configuration.port) : try adopt(numbers)
  }

  private static func adopt(_ numbers: [Int32]) throws(ServerError) -> [Listener] {
    var listeners: [Listener] = []
    for number in numbers {
      do throws(AdoptionError) {
        listeners.append(try Listener(adopting: FileDescriptor(adopting: number)))
      } catch {
        throw .inheritedSocketRefused(number: number, reason: error.description)
      }
    }
    return listeners
  }

  /// Listens at every host once, in their order, however often it is named.
  ///
  /// `0.0.0.0` and `::` together mean all addresses there are: without IPv6 in the kernel `::` is left out.
  static func open(
    hosts: [String], port: UInt16,
    by opening: Opening = { address throws(ListenerError) in try Listener(on: address) }
  ) throws(ServerError) -> [Listener] {
    let addresses = try addresses(of: hosts)
    for _ in 1..<attempts where port == 0 {
      do throws(ListenerError) {
        return try open(addresses, port: port, by: opening)
      } catch {
        // The first address got a free port; only a later one can find it taken.
        guard error.reason == .addressInUse else { throw ServerError(error) }
      }
    }
    do throws(ListenerError) {
      return try open(addresses, port: port, by: opening)
    } catch {
      throw ServerError(error)
    }
  }

  private static func open(
    _ addresses: [IPAddress], port: UInt16, by opening: Opening
  ) throws(ListenerError) -> [Listener] {
    var listeners: [Listener] = []
    for address in addresses {
      let port = listeners.first?.address.port ?? port
      do throws(ListenerError) {
        listeners.append(try opening(SocketAddress(host: address, port: port)))
      } catch {
        guard address == .anyV6, addresses.contains(.anyV4), error.reason == .addressNotAvailable else { throw error }
      }
    }
    return listeners
  }

  private static func addresses(of hosts: [String]) throws(ServerError) -> [IPAddress] {
    var addresses: [IPAddress] = []
    for host in hosts {
      // Names are not resolved: what they mean can change, and a server should not.
      guard let address = host == "localhost" ? .loopbackV4 : IPAddress(host) else { throw .invalidHost(host) }
      if !addresses.contains(address) { addresses.append(address) }
    }
    guard !addresses.isEmpty else { throw .noHost }
    return addresses
  }
}

extension ServerError {
  /// Says in the library's words why an address could not be listened on.
  init(_ error: ListenerError) {
    let (host, port) = ("\(error.address.host)", error.address.port)
    self =
      switch error.reason {
      case .notPermitted: .notPermitted(host: host, port: port)
      case .addressInUse, .addressNotAvailable, .other:
        .addressUnavailable(host: host, port: port, reason: error.error.description)
      }
  }
}
