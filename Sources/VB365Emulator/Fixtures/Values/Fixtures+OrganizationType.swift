extension Fixtures {
  /// Where an organization's mailboxes live; only a hybrid one takes both credential pairs at once.
  public enum OrganizationType: String, Sendable, CaseIterable {
    /// In Microsoft 365.
    case office365 = "Office365"
    /// On Exchange servers of its own.
    case onPremises = "OnPremises"
    /// In both places.
    case hybrid = "Hybrid"
  }
}
