import Backup

/// A mailbox that a bulk restore names.
struct NamedMailbox {
  /// Which one is meant; nothing else of the element counts.
  let id: UUID
  /// The name as sent, which only an unresolved mailbox's detail repeats.
  let name: MemberText?
  /// The address as sent, likewise.
  let email: MemberText?
}
