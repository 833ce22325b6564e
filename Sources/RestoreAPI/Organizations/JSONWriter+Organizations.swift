import Backup
import Bytes
import JSONText

extension JSONWriter {
  /// An organization, its members in the order of the OpenAPI document, those that say nothing left out. Exchange, the
  /// only thing backed up here, is online, or not, as the type says. The extended view tells of the backup, too.
  mutating func value(_ organization: Organization, extended isExtended: Bool) {
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
    member("id", organization.id)
    member("name", organization.name)
    if organization.type != .onPremises { member("officeName", organization.name) }
    if isExtended { backup(of: organization) }
    beginObject("_links")
    base.replace(withPathOfOrganization: organization.id)
    link("self")
    endObject()
    endObject()
  }

  /// The members that tell whether there is a backup of an organization, and from when: portals take the first and the
  /// last day to explore from them (client).
  mutating func backup(of organization: Organization) {
    member("isBackedup", organization.isBackedUp)
    if let time = organization.firstBackup { member("firstBackuptime", time) }
    if let time = organization.lastBackup { member("lastBackuptime", time) }
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
