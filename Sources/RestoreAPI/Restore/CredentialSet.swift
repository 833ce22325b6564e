/// Properties that belong together as credentials: a row, or a pair of the password row, of the table in behaviour.md,
/// section 3.
struct CredentialSet: Sendable {
  /// The ways of which exactly one is to be taken.
  enum Way: Sendable {
    case password
    case deviceCode
    case certificate
  }

  /// The way that these properties are.
  let way: Way
  /// The property that stands for the set in messages, whether or not a body has it.
  let leader: Property
  /// What must be there once the set is begun; the table's order is the one of ``Property``.
  let mandatory: PropertySet
  /// Any of these begins the set.
  private let beginnings: PropertySet
  /// The user name and its password, where the set is a pair of them.
  let pair: (userName: Property, password: Property)?

  private init(
    way: Way, leader: Property, mandatory: [Property], pair: (userName: Property, password: Property)? = nil
  ) {
    self.way = way
    self.leader = leader
    self.mandatory = PropertySet(mandatory)
    beginnings = self.mandatory.subtracting(Companion.properties)
    self.pair = pair
  }

  /// The ways of a single restore.
  static let singleRestore = [pair(.userName, .userPassword), deviceCode, certificate]

  /// The ways of a bulk restore, whose password way is one pair or, for a Hybrid organization, two.
  static let bulkRestore = [
    pair(.office365UserName, .office365UserPassword), pair(.onPremisesUserName, .onPremisesUserPassword), deviceCode,
    certificate,
  ]

  private static func pair(_ userName: Property, _ password: Property) -> CredentialSet {
    CredentialSet(
      way: .password, leader: userName, mandatory: [userName, password], pair: (userName: userName, password: password))
  }

  private static let deviceCode = CredentialSet(way: .deviceCode, leader: .userCode, mandatory: [.userCode])

  private static let certificate = CredentialSet(
    way: .certificate, leader: .applicationCertificate,
    mandatory: [.applicationId, .applicationCertificate, .applicationCertificatePassword, .impersonationAccountName])
}

extension CredentialSet {
  /// Whether `body` has a property that begins the set.
  func isBegun(in body: RequestBody) -> Bool {
    beginnings.meets(body.given)
  }

  /// The property with which `body` begins the set; its leader where it does not.
  func beginning(in body: RequestBody) -> Property {
    beginnings.intersection(body.given).properties.first ?? leader
  }
}
