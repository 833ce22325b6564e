import HTTP1
import Verdict

/// What a wrapper stands for: the name that a member of the body has, and the call that its object is the body of.
struct WrappedRow: Sendable {
  /// The name, as the vendor spells it; requests may use any case.
  let wrapper: StaticString
  /// The call.
  let row: Row
}

// v5 has no verbs in its paths. Below each resource is one call, `…/Action`, and the only member of its body says what is to
// be done: `{"restoretoOriginallocation": {…}}` (documented, client).
extension Row {
  /// The Action calls. What one of them does is what the row of `rows` with that name does; 501 where there is none.
  static func actions(of rows: [Row]) -> [Row] {
    resources.compactMap { resource in action(resource.place, resource.wrappers, of: rows) }
  }

  /// The operations that each wrapper leads to. A wrapper may lead to another one elsewhere: `restoreTo` restores a mailbox to
  /// another place, and many mailboxes at once.
  private static let resources: [(place: String, wrappers: [(name: StaticString, operation: String)])] = [
    ("actOnOrganization: Organizations/{organizationId}/Action", [("explore", "exploreOrganization")]),
    ("actOnOwnOrganization: Organization/Action", [("explore", "exploreOwnOrganization")]),
    ("actOnJob: Jobs/{jobId}/Action", [("explore", "exploreJob")]),
    ("actOnRestoreSession: \(session)/Action", [("stop", "stopRestoreSession")]),
    ("actOnMailboxes: \(mailboxes)/Action", [("restoreTo", "restoreMailboxes"), ("search", "searchMailboxes")]),
    (
      "actOnMailbox: \(mailbox)/Action",
      [
        ("restoretoOriginallocation", "restoreMailbox"), ("restoreTo", "restoreMailboxTo"),
        ("search", "searchMailbox"), ("exporttoPst", "exportMailbox"),
      ]
    ),
    (
      "actOnFolder: \(mailbox)/folders/{folderId}/Action",
      [
        ("restoretoOriginallocation", "restoreFolder"), ("restoreTo", "restoreFolderTo"),
        ("search", "searchFolder"), ("exporttoPst", "exportFolder"),
      ]
    ),
    (
      "actOnItems: \(mailbox)/items/Action",
      [
        ("restoretoOriginallocation", "restoreItems"), ("restoreTo", "restoreItemsTo"), ("savetoMsg", "saveItems"),
        ("exporttoPst", "exportItems"),
      ]
    ),
    (
      "actOnItem: \(mailbox)/items/{itemId}/Action",
      [
        ("restoretoOriginallocation", "restoreItem"), ("restoreTo", "restoreItemTo"), ("savetoMsg", "saveItem"),
        ("exporttoPst", "exportItem"),
      ]
    ),
  ]

  /// The names of all wrappers.
  static let wrappers = resources.flatMap { $0.wrappers.map(\.name) }

  private static let session = "RestoreSessions/{restoreSessionId}"
  private static let mailboxes = "\(session)/organization/mailboxes"
  private static let mailbox = "\(mailboxes)/{mailboxId}"

  /// An Action call; nil where `rows` has nothing that it could do.
  private static func action(
    _ place: String, _ wrappers: [(name: StaticString, operation: String)], of rows: [Row]
  ) -> Row? {
    var action = Row(.post, place, basis: .client, .action)
    action.wrappers = wrappers.map(\.name)
    var isEmulated = false
    action.actions = wrappers.map { wrapper in
      let known = rows.first { $0.operation == wrapper.operation }
      isEmulated = isEmulated || known.map { !$0.handler.isLeftOut } ?? false
      var row = known ?? .leftOut(.post, action.path)
      row.path = action.path
      row.wrapper = wrapper.name
      row.wrappers = action.wrappers
      return WrappedRow(wrapper: wrapper.name, row: row)
    }
    return isEmulated ? action : nil
  }

  /// Whether it does something to a resource: what v5 has in Action calls alone. The others that are no GET get a client its
  /// token or a device code.
  var isVerb: Bool { method != .get && !operation.hasPrefix("create") && !operation.hasPrefix("check") }
}

extension APIVersion {
  /// Whether it has Action calls in place of verbs.
  var hasActions: Bool { rows.contains { !$0.actions.isEmpty } }
}
