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
  /// The names of its query's parameters; nil where any may be there.
  let query: [String]?
  let handler: Handler

  private init(
    _ method: Method, _ path: String, isOpen: Bool, query: [String]?, _ handler: @escaping Handler
  ) {
    self.method = method
    template = PathPattern.template("\(ControlPlane.root)/\(path)")
    parameters = PathPattern.parameters(of: template)
    self.isOpen = isOpen
    self.query = query
    self.handler = handler
  }

  /// Whether it has a body to read.
  var readsBody: Bool { method == .post || method == .put }

  /// What tells nothing of what clients sent, open to all; HEAD wherever GET is (RFC 9110, section 9.3.2).
  private static func open(_ path: String, _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.get, path, isOpen: true, query: nil, handler)
  }

  /// What is looked at.
  private static func get(_ path: String, query: [String] = [], _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.get, path, isOpen: false, query: query, handler)
  }

  /// What is done.
  private static func post(_ path: String, query: [String] = [], _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.post, path, isOpen: false, query: query, handler)
  }

  /// What is put in a place that the caller names.
  private static func put(_ path: String, query: [String] = [], _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.put, path, isOpen: false, query: query, handler)
  }

  /// What is taken away.
  private static func delete(_ path: String, query: [String] = [], _ handler: @escaping Handler) -> ControlEndpoint {
    ControlEndpoint(.delete, path, isOpen: false, query: query, handler)
  }

  /// The whole surface.
  static let all: [ControlEndpoint] = [
    .open("health", ControlPlane.health),
    .open("ca.pem", ControlPlane.certificateAuthority),
    .open("openapi.json", ControlPlane.openAPI),
    .open("rules", ControlPlane.rules),
    .post("reset", ControlPlane.reset),
    .put("sessions/{restoreSessionId}", ControlPlane.putSession),
    .delete("sessions/{restoreSessionId}", ControlPlane.resetSession),
    .get("clock", query: ["session"], ControlPlane.readClock),
    .post("clock", query: ["session"], ControlPlane.changeClock),
    .get("world", query: ["session"], ControlPlane.showWorld),
    .get("requests", query: RequestFilter.pageParameters, ControlPlane.listRequests),
    .delete("requests", query: ["session"], ControlPlane.forgetRequests),
    .get("requests/{id}", ControlPlane.getRequest),
    .get("events", query: RequestFilter.parameters, ControlPlane.followRequests),
    .get("faults", query: ["session"], ControlPlane.listFaults),
    .post("faults", query: ["session"], ControlPlane.armFault),
    .delete("faults", query: ["session"], ControlPlane.disarmFaults),
    .delete("faults/{id}", ControlPlane.disarmFault),
    .post("verify", query: ["session"], ControlPlane.verify),
    .get("expectations", query: ["session"], ControlPlane.listExpectations),
    .delete("expectations", query: ["session"], ControlPlane.removeExpectations),
    .put("expectations/{id}", query: ["session"], ControlPlane.putExpectation),
    .delete("expectations/{id}", query: ["session"], ControlPlane.removeExpectation),
    .post("assert", query: ["session"], ControlPlane.assert),
    .get("clients", query: ["session"], ControlPlane.showClients),
    .get("run", ControlPlane.showRun),
    .get("listeners", ControlPlane.listListeners),
    .post("listeners", ControlPlane.openListener),
    .delete("listeners/{id}", ControlPlane.closeListener),
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
  /// What its path has in place of `{id}`; nil where it has none.
  let word: String?
  /// The event behind which a stream is to go on (HTML, section 9.2.4).
  let lastEventID: String?
  /// The parameters of its query.
  let query: ControlQuery
  /// Its body, as it came.
  let body: [UInt8]
  /// Whether it is to be answered with XML, where that is to be had.
  let wantsXML: Bool
  /// The server as the request names it: `https://localhost:4443`.
  let origin: [UInt8]
}
