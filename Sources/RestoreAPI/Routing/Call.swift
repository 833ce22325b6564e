import Backup
import Bytes
import HTTP1
import Verdict

/// A request on its way to its handler: the row of the route table that it leads to, what it says, and the installation and
/// the time that it is judged by.
struct Call {
  /// What answers it.
  let api: RestoreAPI
  /// What it is answered from.
  let installation: Installation
  /// When it came, by the emulated clock.
  let worldTime: Timestamp
  /// The same by the clock of the restore session of the path, once that was found.
  private(set) var now: Timestamp
  /// Where it leads.
  let route: Route
  /// The parameters of its query.
  var query = Query()
  /// What its body says, once that has been read; nothing where the call reads none.
  var body = RequestBody()
  /// The name, in the fixtures, of the user whose token it has; nil where the call needs none.
  var userName: String?
  /// The token of the request, where it was issued and stands not in the fixtures.
  var token: SignedToken?
  /// What the request has of the antiforgery cookie, where it asks for a token.
  var cookie = AntiforgeryCookie.Finding.missing(hasOthers: false)
  /// What the restore session of the path shows instead of the fixtures' mailboxes, once it was found and where it has
  /// its own.
  private var ownWorld: World?

  /// A request that was routed and not looked at otherwise.
  init(api: RestoreAPI, installation: consuming Installation, now: Timestamp, route: consuming Route) {
    self.api = api
    self.installation = installation
    worldTime = now
    self.now = now
    self.route = route
  }

  /// The row of the route table.
  var endpoint: Endpoint {
    @inline(__always) _read { yield route.endpoint }
  }

  /// The version of the API that it is of.
  var version: APIVersion {
    @inline(__always) _read { yield route.endpoint.version }
  }

  /// What the emulated server holds, as far as the request can see it.
  var world: World { ownWorld ?? installation.world }

  /// Takes the restore session of the path, as it was found: the request goes by its clock, and sees its mailboxes.
  mutating func enter(_ session: SessionRecord) {
    now = session.time(at: worldTime)
    ownWorld = session.ownWorld
  }

  /// The stage "query and ids": judges the query's types and the ids of the path, before the restore session is looked up.
  func checkParameters() throws(Rejection) {
    guard route.ids.areStrange || !query.violations.isEmpty else { return }
    if let rejection = Rejection(.badRequest, query.violations + route.ids.violations) { throw rejection }
  }
}
