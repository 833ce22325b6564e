import Backup
import JSONText

extension JSONWriter {
  /// An organization, its members in the order of the OpenAPI document, those that say nothing left out. Exchange, the
  /// only thing backed up here, is online, or not, as the type says.
  mutating func value(_ organization: Organization, using scratch: inout Scratch) {
    beginObject()
    if organization.type != .onPremises {
      member("isTeamsOnline", false)
      member("isTeamsChatsOnline", false)
      member("isExchangeOnline", true)
      member("isSharePointOnline", false)
    }
    member("type", organization.type.rawValue)
    if organization.type != .onPremises { member("region", "Worldwide") }
    if organization.type != .office365 {
      member("isSharepoint", false)
      member("isExchange", true)
    }
    member("id", organization.id, using: &scratch.text)
    member("name", organization.name)
    if organization.type != .onPremises { member("officeName", organization.name) }
    member("isBackedup", true)
    beginObject("_links")
    scratch.link.replace(withPathOfOrganization: organization.id)
    link("self", &scratch.link)
    endObject()
    endObject()
  }
}

extension [UInt8] {
  /// Puts the path of an organization in place of the contents, as the links of results have it.
  fileprivate mutating func replace(withPathOfOrganization id: UUID) {
    removeAll(keepingCapacity: true)
    append("v6/organizations/")
    id.append(to: &self)
  }
}
