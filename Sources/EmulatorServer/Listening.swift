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
  /// `localhost` is both loopback addresses, because clients differ in which of them they try. Where the machine has no
  /// IPv6, or no `::1`, that one is left out. `0.0.0.0` and `::` together mean all addresses there are: `::` is left out
  /// likewise.
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
    _ addresses: [WantedAddress], port: UInt16, by opening: Opening
  ) throws(ListenerError) -> [Listener] {
    var listeners: [Listener] = []
    for address in addresses {
      let port = listeners.first?.address.port ?? port
      do throws(ListenerError) {
        listeners.append(try opening(SocketAddress(host: address.host, port: port)))
      } catch {
        guard address.isOptional, error.reason == .addressNotAvailable else { throw error }
      }
    }
    return listeners
  }

  private static func addresses(of hosts: [String]) throws(ServerError) -> [WantedAddress] {
    var addresses: [WantedAddress] = []
    for host in hosts {
      // No other name is resolved: what it means can change, and a server should not.
      if host == "localhost" {
        addresses += [WantedAddress(host: .loopbackV4), WantedAddress(host: .loopbackV6, isOptional: true)]
      } else if let address = IPAddress(host) {
        addresses.append(WantedAddress(host: address))
      } else {
        throw .invalidHost(host)
      }
    }
    guard !addresses.isEmpty else { throw .noHost }
    return distinct(addresses)
  }

  /// Each address once, where it comes first; optional only where it was not asked for by itself.
  private static func distinct(_ addresses: [WantedAddress]) -> [WantedAddress] {
    var distinct: [WantedAddress] = []
    for address in addresses {
      if let place = distinct.firstIndex(where: { $0.host == address.host }) {
        distinct[place].isOptional = distinct[place].isOptional && address.isOptional
      } else {
        distinct.append(address)
      }
    }
    if distinct.contains(where: { $0.host == .anyV4 }), let place = distinct.firstIndex(where: { $0.host == .anyV6 }) {
      distinct[place].isOptional = true
    }
    return distinct
  }
}

/// An address to listen at.
private struct WantedAddress {
  let host: IPAddress
  /// Whether it is left out where the machine does not have it.
  var isOptional = false
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
