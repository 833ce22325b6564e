/// The mailboxes of a restore session, as positions in ``World/mailboxes``, in order: all of its organization without a
/// copy, or a list.
package enum MailboxSelection: Sendable {
  /// All mailboxes of an organization.
  case all(Range<Int>)
  /// The mailboxes that a fixture lists, in its order, and the same ones for asking whether one is among them.
  case listed(order: [Int], members: Set<Int>)

  /// The listed positions, which have no duplicates.
  package init(listing order: [Int]) {
    self = .listed(order: order, members: Set(order))
  }

  /// Whether the mailbox at `position` of the world belongs to the session; O(1).
  package func contains(_ position: Int) -> Bool {
    switch self {
    case .all(let range): range.contains(position)
    case .listed(_, let members): members.contains(position)
    }
  }

  /// The number of mailboxes.
  package var count: Int {
    switch self {
    case .all(let range): range.count
    case .listed(let order, _): order.count
    }
  }

  /// The position in the world of the mailbox at `index` (0..<``count``) of the session; O(1).
  package subscript(index: Int) -> Int {
    switch self {
    case .all(let range): range.lowerBound + index
    case .listed(let order, _): order[index]
    }
  }
}
