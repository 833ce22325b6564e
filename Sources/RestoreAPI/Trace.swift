package import Bytes

/// Where a request led, as far as it came: what the journal and fault rules know it by.
package struct Trace: Sendable {
  /// The name of the version of the API that the path begins with, where it leads to none of its calls.
  var lostVersion: String?
  /// The row of the route table; nil where the path or the method is none of the vendor's.
  var endpoint: Endpoint?
  /// Whether every id of its path is one that there could be; false as long as there is no row.
  var hasSoundIDs = false
  /// The mailbox of the path.
  package private(set) var mailbox: UUID?
  /// Where it leads, where that was found before the request is judged.
  var located: Route?
  /// The restore session that the request is about: that of the path, or the one that it started.
  package internal(set) var session: UUID?
  /// The user whose token it has, or who logged in.
  package internal(set) var user: String?
  /// Whether it restores a mailbox while another restore of it in the same session goes on.
  package internal(set) var overlapsRestore = false
  /// Whether it began a restore that is a session of its own and restores nothing.
  package internal(set) var restoresNothing = false
  /// Whether the body was decoded to UTF-8, and lies in the scratch memory.
  var isDecoded = false

  /// Whether the body was read, has every member once, and none that is not known.
  var isExact = false
  /// The members that the body has, where it was read.
  var members: PropertySet = []

  /// A request that has led nowhere yet.
  init() {}

  /// Takes what the path tells.
  mutating func take(_ route: Route) {
    endpoint = route.endpoint
    hasSoundIDs = !route.ids.areStrange
    mailbox = route.ids.mailbox
    session = route.ids.restoreSession
  }

  /// The version of the API that it is of; nil where the path begins with none that is served.
  package var version: String? { if let endpoint { endpoint.version.name } else { lostVersion } }

  /// The name of the call; empty where there is none.
  package var operation: String { endpoint?.operation ?? "" }

  /// Whether the call restores something.
  package var isRestore: Bool { endpoint?.isRestore ?? false }
}

extension Endpoint {
  /// Whether the call restores something.
  var isRestore: Bool { operation.hasPrefix("restore") }
}

extension RestoreAPI {
  /// The names of all calls that have one, those that are not emulated as well.
  package static let operations: [String] = {
    var known: Set<String> = []
    return APIVersion.all.flatMap(\.endpoints).map(\.operation).filter { known.insert($0).inserted }
  }()
}
