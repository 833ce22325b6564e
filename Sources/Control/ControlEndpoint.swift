import Exchange
package import HTTP1
package import RestoreAPI

/// A row of the control plane's route table.
package final class ControlEndpoint: Routed {
  /// Answers a request; what the server does next is returned.
  typealias Handler = @Sendable (borrowing ControlCall, inout Reply) throws(Problem) -> Next

  package let method: Method
  package let template: [PathPattern]
  let parameters: [(index: Int, parameter: PathParameter)]
  /// Whether it is there for all; what changes something is not.
  let isOpen: Bool
  let handler: Handler

  private init(_ method: Method, _ path: String, isOpen: Bool, _ handler: @escaping Handler) {
    self.method = method
    template = PathPattern.template("\(ControlPlane.root)/\(path)")
    parameters = PathPattern.parameters(of: template)
    self.isOpen = isOpen
    self.handler = handler
  }

  /// What changes nothing, open to all; HEAD wherever GET is (RFC 9110, section 9.3.2).
  private static func get(_ path: String, _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.get, path, isOpen: true, handler)
  }

  /// What is done.
  private static func post(_ path: String, _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.post, path, isOpen: false, handler)
  }

  /// What is taken away.
  private static func delete(_ path: String, _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.delete, path, isOpen: false, handler)
  }

  /// The whole surface.
  static let all: [ControlEndpoint] = [
    .get("health", ControlPlane.health),
    .get("ca.pem", ControlPlane.certificateAuthority),
    .get("openapi.json", ControlPlane.openAPI),
    .post("reset", ControlPlane.reset),
    .delete("sessions/{restoreSessionId}", ControlPlane.resetSession),
  ]
}

/// A request on its way to its handler.
struct ControlCall {
  /// What answers it.
  let plane: ControlPlane
  /// What is known of it beside its bytes.
  let context: RequestContext
  /// The ids of its path.
  let ids: PathIDs
}
