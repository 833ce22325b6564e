import Backup

extension RestoreScope {
  /// The flags of a body; absent ones are false.
  init(flagsOf request: RequestBody) {
    self.init(
      restoresChanged: request.flag(.changedItems), restoresMissing: request.flag(.deletedItems),
      excludesDrafts: request.flag(.excludeDrafts), excludesDeletedItems: request.flag(.excludeDeletedItems),
      excludesInPlaceHold: request.flag(.excludeInPlaceHoldItems),
      excludesLitigationHold: request.flag(.excludeLitigationHoldItems))
  }
}
