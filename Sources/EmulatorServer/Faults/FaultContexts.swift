import Bytes
package import Choices
package import Exchange
import Locking
import Transport

/// Makes what a server proves its identity with where TLS is to go wrong; an error says why there is none.
package typealias FaultIdentity = @Sendable (TLSFault) -> Result<ServerIdentity, FaultListenerError>

/// The TLS contexts of the faults, each made when it is asked for first: a server without faults has none.
final class FaultContexts: Sendable {
  private let identity: FaultIdentity
  private let clients: ClientVerification?
  private let made = Lock<[TLSFault: TLSContext]>([:])

  /// Contexts that show what `identity` makes, and ask clients for certificates as `clients` says.
  init(_ identity: @escaping FaultIdentity, _ clients: ClientVerification?) {
    self.identity = identity
    self.clients = clients
  }

  /// The context of a fault.
  func context(of fault: TLSFault) throws(FaultListenerError) -> TLSContext {
    try made.withLock { made throws(FaultListenerError) in
      if let context = made[fault] { return context }
      let context = try make(fault)
      made[fault] = context
      return context
    }
  }

  /// The context of the fault that a client asks for by the name which it calls the server by; nil for other names, and
  /// where the fault cannot be had.
  func context(ofName name: Span<UInt8>) -> TLSContext? {
    TLSFault(hostName: name).flatMap { try? context(of: $0) }
  }

  private func make(_ fault: TLSFault) throws(FaultListenerError) -> TLSContext {
    let identity = try identity(fault).get()
    do throws(TLSContextError) {
      let context = try TLSContext(certificateChain: identity.certificateChain, privateKey: identity.privateKey)
      try context.stand(markedBy: fault.mark, answering: fault.helloAnswer)
      if fault == .tls12 { try context.offerOnlyTLS12() }
      if let certificate = identity.certificateForNames { try context.show(toClientsThatNameTheHost: certificate) }
      if let clients { try context.verifyClients(trusting: clients.authorities, required: clients.isRequired) }
      return context
    } catch {
      throw .system(error.description)
    }
  }
}

extension TLSFault {
  /// What the contexts of connections are told apart by; none is 0.
  var mark: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The fault of a connection's context; nil of the usual one.
  init?(mark: Int) {
    guard mark > 0, mark <= Self.allCases.count else { return nil }
    self = Self.allCases[mark - 1]
  }

  fileprivate var helloAnswer: HelloAnswer {
    switch self {
    case .stall, .reset: .none
    case .alert: .alert
    default: .handshake
    }
  }

  /// The fault of a host name, in any case.
  init?(hostName: Span<UInt8>) {
    // Nearly every name is another one, and shorter or longer.
    guard Self.lengths.contains(hostName.count),
      let fault = Self.allCases.first(where: { $0.hostName.utf8.span.equalsIgnoringCase(hostName) })
    else { return nil }
    self = fault
  }

  private static let lengths: Set<Int> = Set(allCases.map(\.hostName.utf8.count))
}
