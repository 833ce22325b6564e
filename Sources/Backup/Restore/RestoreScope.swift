/// Which items a restore takes: the six flags of the bulk body that change a count (behaviour.md, section 4).
package struct RestoreScope: Hashable, Sendable {
  /// `changedItems`: items that differ in the live mailbox are merged.
  package var restoresChanged: Bool
  /// `deletedItems`: items that the live mailbox lacks are created.
  package var restoresMissing: Bool
  /// `excludeDrafts`.
  package var excludesDrafts: Bool
  /// `excludeDeletedItems`.
  package var excludesDeletedItems: Bool
  /// `excludeInPlaceHoldItems`.
  package var excludesInPlaceHold: Bool
  /// `excludeLitigationHoldItems`.
  package var excludesLitigationHold: Bool

  /// A bulk restore's scope; an absent flag is false.
  package init(
    restoresChanged: Bool = false, restoresMissing: Bool = false, excludesDrafts: Bool = false,
    excludesDeletedItems: Bool = false, excludesInPlaceHold: Bool = false, excludesLitigationHold: Bool = false
  ) {
    self.restoresChanged = restoresChanged
    self.restoresMissing = restoresMissing
    self.excludesDrafts = excludesDrafts
    self.excludesDeletedItems = excludesDeletedItems
    self.excludesInPlaceHold = excludesInPlaceHold
    self.excludesLitigationHold = excludesLitigationHold
  }

  /// A single restore has no flags: both restored, nothing excluded.
  package static let single = RestoreScope(restoresChanged: true, restoresMissing: true)

  /// Whether `folder` is taken out, and so counted nowhere.
  package func excludes(_ folder: Folder) -> Bool {
    switch folder.role {
    case .drafts where excludesDrafts: return true
    case .deletedItems where excludesDeletedItems: return true
    default: break
    }
    switch folder.hold {
    case .inPlace where excludesInPlaceHold: return true
    case .litigation where excludesLitigationHold: return true
    default: return false
    }
  }
}

/// What of a mailbox is restored.
package enum RestorePart: Sendable {
  /// All of it that the scope leaves in.
  case folders(RestoreScope)
  /// The folder at that place, all of it that the scope leaves in.
  case folder(Int, RestoreScope = .single)
  /// Single items, one by one, those that the scope leaves in; ids that name none count nothing.
  case items([ItemID], RestoreScope = .single)
}
