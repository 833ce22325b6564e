/// The well-known folders that a bulk restore can leave out; raw values are the fixtures' spelling.
package enum FolderRole: String, CaseIterable, Sendable {
  case drafts
  case deletedItems
}
