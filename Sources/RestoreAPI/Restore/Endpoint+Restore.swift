import HTTP1

extension Endpoint {
  /// The restores: the two that the vendor pages document, and their neighbours.
  static let restores = [
    Endpoint(
      method: .post, template: mailboxesPath + ["restore"], operation: .restoreMailboxes, body: .bulkRestore,
      basis: .documented),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "restore"], operation: .restoreMailbox,
      body: .singleRestore, basis: .documented),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "restoreTo"], operation: .restoreMailboxTo,
      body: .restoreTo, basis: .openapi),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "folders", .folderId, "restore"],
      operation: .restoreFolder, body: .singleRestore, basis: .openapi),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "items", "restore"], operation: .restoreItems,
      body: .restoreItems, basis: .openapi),
    Endpoint(
      method: .post, template: mailboxesPath + [.mailboxId, "items", .itemId, "restore"], operation: .restoreItem,
      body: .singleRestore, basis: .openapi),
  ]
}
