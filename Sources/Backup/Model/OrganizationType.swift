/// Where an organization's mailboxes live; raw values are the vendor's spelling.
package enum OrganizationType: String, CaseIterable, Sendable {
  case office365 = "Office365"
  case onPremises = "OnPremises"
  case hybrid = "Hybrid"
}
