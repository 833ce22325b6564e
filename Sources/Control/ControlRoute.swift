import HTTP1

/// A path of the control plane, the methods it has, and what it asks for.
struct ControlRoute: Sendable {
  /// What follows `/_emulator/`.
  let path: StaticString
  let methods: ControlMethods
  let call: ControlCall

  /// The calls there are. These are open to everybody; calls that change something will not be.
  static let all = [
    ControlRoute(path: "health", methods: .reading, call: .health),
    ControlRoute(path: "ca.pem", methods: .reading, call: .certificateAuthority),
    ControlRoute(path: "openapi.json", methods: .reading, call: .openAPI),
  ]

  /// What a request asks for.
  static func call(of head: borrowing RequestHead, in bytes: Span<UInt8>) throws(Problem) -> ControlCall {
    guard let path = ControlPath(head, in: bytes), let route = all.first(where: { path.matches($0.path, in: bytes) })
    else {
      throw Problem(.notFound, "There is no such call below /_emulator/.")
    }
    guard route.methods.contains(head.method) else {
      throw Problem(.methodNotAllowed, "This call has other methods: see Allow.", allow: route.methods.allow)
    }
    return route.call
  }
}
