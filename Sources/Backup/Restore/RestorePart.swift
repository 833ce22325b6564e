/// What of a mailbox is restored.
package enum RestorePart: Sendable {
  /// All of it that the scope leaves in.
  case folders(RestoreScope)
  /// The folder at that place, all of it.
  case folder(Int)
  /// Single items, one by one; ids that name none count nothing.
  case items([ItemID])
}
