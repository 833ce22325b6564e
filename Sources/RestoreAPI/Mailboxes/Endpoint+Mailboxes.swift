import HTTP1

extension Endpoint {
  /// What can be looked at in a restore session: its mailboxes, their folders and items.
  static let mailboxes = [
    Endpoint(
      method: .get, template: mailboxesPath, operation: .listMailboxes, query: .page, basis: .openapi),
    Endpoint(
      method: .post, template: mailboxesPath + ["search"], operation: .searchMailboxes, query: .search, body: .search,
      basis: .assumed),
    Endpoint(
      method: .get, template: mailboxesPath + [.mailboxId], operation: .getMailbox, basis: .openapi),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "search"], operation: .searchMailbox, query: .search,
      body: .search, basis: .assumed),
    Endpoint(
      method: .get, template: mailboxesPath + [.mailboxId, "folders"], operation: .listFolders, query: .folders,
      basis: .assumed),
    Endpoint(
      method: .get, template: mailboxesPath + [.mailboxId, "folders", .folderId], operation: .getFolder,
      basis: .assumed),
    Endpoint(
      method: .get, template: mailboxesPath + [.mailboxId, "items"], operation: .listItems, query: .items,
      basis: .assumed),
    Endpoint(
      method: .get, template: mailboxesPath + [.mailboxId, "items", .itemId], operation: .getItem, basis: .assumed),
  ]

  /// Where a restore session's mailboxes are.
  static let mailboxesPath: [PathPattern] = [
    "v6", "RestoreSessions", .restoreSessionId, "organization", "mailboxes",
  ]
}

extension QuerySchema {
  /// The parameters of a list of folders.
  static let folders = QuerySchema([.offset, .limit, .parentId, .name])
  /// The parameters of a list of items.
  static let items = QuerySchema([.offset, .limit, .folderId])
  /// The parameters of a search; of `setId`, by which the real server finds the results of an earlier search, nothing
  /// depends here.
  static let search = QuerySchema([.offset, .limit, .setId])
}
