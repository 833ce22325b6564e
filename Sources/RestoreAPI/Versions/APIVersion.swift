import Backup
import Choices
import HTTP1
import Verdict

/// One version of the vendor's API: what differs from one to the next, as data. Handlers ask ``Call/version`` for what they
/// have to know of it, and never which one it is (behaviour.md, section 8; the facts are in `reference/versions.md`).
package struct APIVersion: Sendable {
  /// What its paths begin with, and what settings, the journal and matches call it: `v6`.
  package private(set) var name: String
  /// The version of the product that `ServiceInstance` tells its clients.
  var product: String
  /// Whether `openapi/operations.txt` has the calls of the vendor's document for it: those that are not emulated answer 501.
  var hasVendorDocument = true
  /// The number of the vendor's document that has the shapes of its resources (``Row/resources(of:)``).
  var document = 6
  /// How links to resources are written.
  var links = LinkForm.relative
  /// The status of an answer with a restore session that was started.
  var explored = Status.ok
  /// The status of an answer without a body.
  var emptied = Status.ok
  /// What a restore answers.
  var restores = RestoreForm.counters
  /// What refusals say beside their message.
  var errors = ErrorForm.message
  /// Whether organizations are shown with what is known of their backups where the query does not say (`extendedView`).
  var showsBackup = true
  /// The members that answers have beyond those of the first version.
  var members: Members = []
  /// What the link of a folder to its items ends in, before the folder's id.
  var itemsOfFolder: StaticString = "/items?folderId="
  /// Where links lead whose resource this version has no longer, by their names: to the last version that has it (client;
  /// that it does in organizations, assumed).
  var olderLinks: [String: String] = [:]
  /// How its access tokens are written. Every version honours those of all.
  var tokens = TokenForm.own
  /// The grants that it issues tokens for.
  var grants = Grant.allCases
  /// Whether tokens need the antiforgery cookie where the request for one does not say.
  var antiforgery = false
  /// How its answers write when a token was issued and expires; nil for what the setting `token-dates` has.
  var tokenDates: TokenDates?
  /// The ways of giving credentials that a bulk restore has.
  var bulkCredentials = CredentialSet.bulkRestore
  /// Every call that is answered but for those of resources, a row each.
  var rows: [Row]
  /// Every call that is answered, a row each.
  var calls: [Row] { rows + Row.resources(of: document) }

  /// A version that is like no other.
  fileprivate init(_ name: String, product: String, rows: [Row]) {
    self.name = name
    self.product = product
    self.rows = rows
  }

  /// A version that is like this one but for what `change` changes.
  func with(_ name: String, _ change: (inout APIVersion) -> Void) -> APIVersion {
    var version = self
    version.name = name
    change(&version)
    return version
  }

  /// Changes the row of the call with that name.
  mutating func change(_ operation: String, _ change: (inout Row) -> Void) {
    for index in rows.indices where rows[index].operation == operation { change(&rows[index]) }
  }

  /// Takes the row of a call away.
  mutating func remove(_ operation: String) { rows.removeAll { $0.operation == operation } }

  /// How links to resources are written.
  enum LinkForm: Sendable {
    /// Without host and leading slash: `v6/restoresessions/…` (observed).
    case relative
    /// Without host: `/v7/restoresessions/…` (client).
    case rooted
    /// Whole: `https://localhost:4443/v5/restoresessions/…` (documented).
    case absolute
  }

  /// What a restore answers.
  enum RestoreForm: Sendable {
    /// What was restored, once it is over.
    case counters
    /// `sessionId`, at once: a restore session that goes on until the restore is over (openapi; that it is a new one,
    /// assumed).
    case session
  }

  /// What refusals say beside their message.
  enum ErrorForm: Sendable {
    /// Nothing.
    case message
    /// `errorCode`, where one of the vendor's words fits (openapi; which one, assumed).
    case code
  }

  /// Members that answers have since some version (openapi).
  struct Members: OptionSet, Sendable {
    let rawValue: UInt8
    /// `mailboxId` of folders and items.
    static let mailboxIDs = Members(rawValue: 1)
    /// `eTag` of restore sessions.
    static let entityTags = Members(rawValue: 2)
    /// `msid` and `backedUpOrganizationId` of organizations, and the ids of what an event is about.
    static let organizationIDs = Members(rawValue: 4)
    /// `subject`, `attachments` and `importance` of discussions.
    static let discussionDetails = Members(rawValue: 8)
  }
}

extension APIVersion {
  /// The versions that there are, the oldest first: what one server of the current product serves.
  package static let all = [v5, v6, v7, v8]

  /// The version with that name, in any case; nil where there is none.
  package static func named(_ name: String) -> APIVersion? {
    all.first { $0.name == name.lowercased() }
  }

  /// The queries of each call, by its name, in the versions that have it, the oldest first.
  static let queries: [String: [(version: String, query: QuerySchema)]] = {
    var queries: [String: [(version: String, query: QuerySchema)]] = [:]
    for version in all {
      for call in version.calls { queries[call.operation, default: []].append((version.name, call.query)) }
    }
    return queries
  }()

  static let v6 = APIVersion("v6", product: "6.1.0.438", rows: Row.journey + Row.leftOut)

  static let v7 = v6.with("v7") { version in
    version.product = "7.0.0.2911"
    version.document = 7
    version.links = .rooted
    version.olderLinks = ["jobsessions": "v6"]
    version.showsBackup = false
    version.members = [.discussionDetails]
    version.change("listItems") { $0.query = .itemsOfParent }
    version.itemsOfFolder = "/items?parentId="
    version.bulkCredentials = CredentialSet.laterBulkRestore
    version.tokens = .jwt
    version.tokenDates = .iso8601
    version.change("createToken") { ($0.body, $0.basis) = (.laterTokenRequest, .openapi) }
    version.rows += Row.laterTokens
    for operation in ["restoreMailbox", "restoreMailboxes"] { version.change(operation) { $0.basis = .openapi } }
  }

  static let v8 = v7.with("v8") { version in
    version.product = "8.2.0.2202"
    version.document = 8
    version.explored = .created
    version.emptied = .noContent
    version.restores = .session
    version.olderLinks["jobs"] = "v7"
    version.errors = .code
    version.members.formUnion([.mailboxIDs, .entityTags, .organizationIDs])
    version.antiforgery = true
    version.grants.removeAll { $0 == .integration }
    version.change("createToken") { $0.body = .latestTokenRequest }
    version.change("createDeviceCode") { $0.body = .laterDeviceCode }
    version.rows += Row.health
    version.change("listOrganizations") { $0.query = .organizationPages }
    version.change("listRestoreSessions") { $0.query = .orderedSessions }
    version.change("exploreOrganization") { $0.body = .exploreOrganization }
    version.change("exploreAsOperator") { $0.body = .operatorExploreOfRepository }
    version.rows.append(
      .get(
        "getStatistics: RestoreSessions/{restoreSessionId}/Statistics", .openapi,
        .session(RestoreAPI.getRestoreSessionStatistics)))
  }

  static let v5 = v6.with("v5") { version in
    version.product = "5.0.3.1060"
    version.hasVendorDocument = false
    version.links = .absolute
    version.explored = .created
    version.change("restoreMailboxes") { $0.body = .olderBulkRestore }
    // With the verbs of resources, which the document of v5 has not.
    let actions = Row.actions(of: version.calls)
    version.document = 5
    version.rows.removeAll { $0.handler.isLeftOut || $0.isVerb }
    version.rows += actions
  }
}
