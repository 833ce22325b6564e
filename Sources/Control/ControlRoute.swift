import Backup
import HTTP1

/// A path of the control plane, the methods it has, and what it asks for.
struct ControlRoute: Sendable {
  /// What a call does, before the id of its path is known.
  enum Operation: Sendable {
    case health
    case certificateAuthority
    case openAPI
    case reset
    case resetSession
  }

  /// What follows `/_emulator/`.
  let path: StaticString
  /// Whether an id follows that.
  var takesID = false
  let methods: ControlMethods
  let operation: Operation
  /// Whether it is there for everybody; what changes something is not.
  let isOpen: Bool

  /// The calls there are.
  static let all = [
    ControlRoute(path: "health", methods: .reading, operation: .health, isOpen: true),
    ControlRoute(path: "ca.pem", methods: .reading, operation: .certificateAuthority, isOpen: true),
    ControlRoute(path: "openapi.json", methods: .reading, operation: .openAPI, isOpen: true),
    ControlRoute(path: "reset", methods: .posting, operation: .reset, isOpen: false),
    ControlRoute(path: "sessions", takesID: true, methods: .deleting, operation: .resetSession, isOpen: false),
  ]

  /// What a request asks for, provided that `access` lets it.
  static func call(
    of head: borrowing RequestHead, in bytes: Span<UInt8>, _ access: ControlAccess, onLoopback isLoopback: Bool
  ) throws(Problem) -> ControlCall {
    guard let path = ControlPath(head, in: bytes), let route = all.first(where: { path.matches($0, in: bytes) })
    else {
      throw Problem(.notFound, "There is no such call below /_emulator/.")
    }
    guard route.methods.contains(head.method) else {
      throw Problem(.methodNotAllowed, "This call has other methods: see Allow.", allow: route.methods.allow)
    }
    if !route.isOpen { try access.check(head, in: bytes, onLoopback: isLoopback) }
    return switch route.operation {
    case .health: .health
    case .certificateAuthority: .certificateAuthority
    case .openAPI: .openAPI
    case .reset: .reset
    case .resetSession: .resetSession(try path.id(of: route, in: bytes))
    }
  }
}
