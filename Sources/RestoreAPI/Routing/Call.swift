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
  /// When it came.
  let now: Timestamp
  /// Where it leads.
  let route: Route
  /// The parameters of its query.
  var query = Query()
  /// What its body says, once that has been read; nothing where the call reads none.
  var body = RequestBody()
  /// The name, in the fixtures, of the user whose token it has; nil where the call needs none.
  var userName: String?

  /// The row of the route table.
  var endpoint: Endpoint {
    @inline(__always) _read { yield route.endpoint }
  }

  /// The ids of its path.
  var ids: PathIDs {
    @inline(__always) _read { yield route.ids }
  }

  /// What the emulated server holds.
  var world: World { installation.world }

  /// The stage "query and ids": judges the query's types and the ids of the path, before the restore session is looked up.
  func checkParameters() throws(Rejection) {
    guard ids.areStrange || !query.violations.isEmpty else { return }
    if let rejection = Rejection(.badRequest, query.violations + ids.violations) { throw rejection }
  }
}
