/// The members of the bodies that the API reads, all calls together: their canonical spelling and what they hold.
enum Property: Int, CaseIterable, Sendable {
  case userName, userPassword
  case office365UserName, office365UserPassword
  case onPremisesUserName, onPremisesUserPassword, domainName
  case userCode
  case applicationId, applicationCertificate, applicationCertificatePassword, impersonationAccountName
  case mailBoxes, items, casServer
  case skipUnresolved, changedItems, deletedItems, markRestoredAsUnread
  case excludeDrafts, excludeDeletedItems, excludeInPlaceHoldItems, excludeLitigationHoldItems
  case recentItemRestorePeriod
  case targetApplicationId, targetRegion, targetOrganizationName
  case grantType, username, password, refreshToken, clientId, assertion, integrationToken
  case disableAntiforgeryToken, loginGraphAppOrganizationId
  case query
  case mailbox, folder, officeRegion, officeOrganizationName
  case dateTime, sessionType, showDeleted, showAllVersions
  case scope, repositoryId, reason
  case from, to, subject, text
}

extension Property {
  /// What a value must be, and whether a diagnostic may show anything of it.
  enum Kind: Equatable, Sendable {
    /// A string; an empty one is absent.
    case text
    /// A string that no diagnostic shows; an empty one is absent.
    case secret
    /// A file in Base64 as a string, which no diagnostic shows; an empty one is absent.
    case file
    /// A string that no diagnostic shows; an empty one is a value.
    case password
    /// A UUID as a string; an empty one is absent.
    case uuid
    /// A UUID as a string; an empty one is none.
    case id
    case bool
    case int32
    /// A date in one of the clients' forms as a string; an empty one is absent.
    case date
    /// One of a list of words, in any case; an empty string is absent.
    case word(Vocabulary)
    /// An array of objects with an id.
    case list
    /// An object that says for whom a restore operator works: a user, a group, a site or a team.
    case scope
  }

  /// The name as the vendor pages spell it; requests may use any case.
  var name: StaticString { definition.name }

  /// What a value must be.
  var kind: Kind { definition.kind }

  /// The name as the server spells it in its messages (observed).
  var pascalName: String {
    let name = name.description
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private var definition: (name: StaticString, kind: Kind) {
    switch self {
    case .userName: ("userName", .text)
    case .userPassword: ("userPassword", .password)
    case .office365UserName: ("office365UserName", .text)
    case .office365UserPassword: ("office365UserPassword", .password)
    case .onPremisesUserName: ("onPremisesUserName", .text)
    case .onPremisesUserPassword: ("onPremisesUserPassword", .password)
    case .domainName: ("domainName", .text)
    case .userCode: ("userCode", .secret)
    case .applicationId: ("applicationId", .uuid)
    case .applicationCertificate: ("applicationCertificate", .file)
    case .applicationCertificatePassword: ("applicationCertificatePassword", .password)
    case .impersonationAccountName: ("impersonationAccountName", .text)
    case .mailBoxes: ("mailBoxes", .list)
    case .items: ("items", .list)
    case .casServer: ("casServer", .text)
    case .skipUnresolved: ("skipUnresolved", .bool)
    case .changedItems: ("changedItems", .bool)
    case .deletedItems: ("deletedItems", .bool)
    case .markRestoredAsUnread: ("markRestoredAsUnread", .bool)
    case .excludeDrafts: ("excludeDrafts", .bool)
    case .excludeDeletedItems: ("excludeDeletedItems", .bool)
    case .excludeInPlaceHoldItems: ("excludeInPlaceHoldItems", .bool)
    case .excludeLitigationHoldItems: ("excludeLitigationHoldItems", .bool)
    case .recentItemRestorePeriod: ("recentItemRestorePeriod", .int32)
    case .targetApplicationId: ("targetApplicationId", .uuid)
    case .targetRegion: ("targetRegion", .word(.regions))
    case .targetOrganizationName: ("targetOrganizationName", .text)
    case .grantType: ("grant_type", .text)
    case .username: ("username", .text)
    case .password: ("password", .password)
    case .refreshToken: ("refresh_token", .secret)
    case .clientId: ("client_id", .text)
    case .assertion: ("assertion", .secret)
    case .integrationToken: ("integration_token", .secret)
    case .disableAntiforgeryToken: ("disable_antiforgery_token", .bool)
    case .loginGraphAppOrganizationId: ("loginGraphAppOrganizationId", .uuid)
    case .query: ("query", .text)
    case .mailbox: ("mailbox", .text)
    case .folder: ("folder", .text)
    case .officeRegion: ("officeRegion", .word(.regions))
    case .officeOrganizationName: ("officeOrganizationName", .text)
    case .dateTime: ("dateTime", .date)
    case .sessionType: ("type", .word(.sessionTypes))
    case .showDeleted: ("showDeleted", .bool)
    case .showAllVersions: ("showAllVersions", .bool)
    case .scope: ("scope", .scope)
    case .repositoryId: ("repositoryId", .uuid)
    case .reason: ("reason", .text)
    case .from: ("from", .text)
    case .to: ("to", .text)
    case .subject: ("subject", .text)
    case .text: ("text", .text)
    }
  }
}

/// Some of the properties, a bit each.
struct PropertySet: OptionSet {
  /// The bit of a property is the one with its number.
  let rawValue: UInt64

  /// How many properties there may be: a shift beyond gives no bit at all.
  static let width = RawValue.bitWidth

  /// A set of nothing but `property`.
  init(_ property: Property) {
    assert(property.rawValue < Self.width)
    rawValue = 1 << UInt64(property.rawValue)
  }

  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// The set of `properties`.
  init(_ properties: [Property]) {
    self.init(properties.map { PropertySet($0) })
  }

  /// Whether `property` is in the set.
  func contains(_ property: Property) -> Bool {
    rawValue & PropertySet(property).rawValue != 0
  }

  /// Whether the two have a property in common.
  func meets(_ other: PropertySet) -> Bool {
    rawValue & other.rawValue != 0
  }

  /// The properties, in the order of ``Property``.
  var properties: [Property] {
    var properties: [Property] = []
    var rest = rawValue
    while rest != 0, let property = Property(rawValue: rest.trailingZeroBitCount) {
      properties.append(property)
      rest &= rest - 1
    }
    return properties
  }
}

extension PropertySet {
  /// The properties of which no diagnostic shows anything.
  static let secrets = PropertySet(
    Property.allCases.filter { property in
      switch property.kind {
      case .secret, .file, .password: true
      case .text, .uuid, .id, .bool, .int32, .date, .word, .list, .scope: false
      }
    })

  /// The passwords that mean nothing when empty, each with what it belongs to.
  static let passwordOwners: [(password: Property, owner: Property)] = [
    (.userPassword, .userName), (.office365UserPassword, .office365UserName),
    (.onPremisesUserPassword, .onPremisesUserName), (.applicationCertificatePassword, .applicationCertificate),
  ]

  /// The bits of those passwords.
  static var ownedPasswords: UInt64 {
    1 << UInt64(Property.userPassword.rawValue) | 1 << UInt64(Property.office365UserPassword.rawValue)
      | 1 << UInt64(Property.onPremisesUserPassword.rawValue)
      | 1 << UInt64(Property.applicationCertificatePassword.rawValue)
  }
}

/// The closed lists of words that some properties take, as the vendor spells them; requests may use any case.
enum Vocabulary: Sendable {
  /// Where Microsoft runs an organization.
  case regions
  /// The Veeam Explorers.
  case sessionTypes

  /// Its words.
  var words: [StaticString] {
    switch self {
    case .regions: ["Worldwide", "Germany", "China", "USDefence", "USGovernment"]
    case .sessionTypes: ["Vex", "Veod", "Vesp", "Vet"]
    }
  }

  /// Its words, for a diagnostic.
  var names: [String] { words.map(\.description) }
}
