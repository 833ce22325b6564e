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
  /// What must be there once the set is begun, in the table's order. All begin it but those with an owner.
  let mandatory: [Property]

  /// The ways of a single restore.
  static let singleRestore = [
    CredentialSet(way: .password, mandatory: [.userName, .userPassword]), deviceCode, certificate,
  ]

  /// The ways of a bulk restore, whose password way is one pair or, for a Hybrid organization, two.
  static let bulkRestore = [
    CredentialSet(way: .password, mandatory: [.office365UserName, .office365UserPassword]),
    CredentialSet(way: .password, mandatory: [.onPremisesUserName, .onPremisesUserPassword]),
    deviceCode, certificate,
  ]

  private static let deviceCode = CredentialSet(way: .deviceCode, mandatory: [.userCode])

  private static let certificate = CredentialSet(
    way: .certificate,
    mandatory: [.applicationId, .applicationCertificate, .applicationCertificatePassword, .impersonationAccountName])
}

extension CredentialSet {
  /// The user name and its password, where the set is a pair of them.
  var pair: (userName: Property, password: Property)? {
    way == .password && mandatory.count == 2 ? (mandatory[0], mandatory[1]) : nil
  }

  /// The property that begins the set in `body`; nil where none does.
  func beginning(in body: RequestBody) -> Property? {
    mandatory.first { body.has($0) && Companion.of($0) == nil }
  }

  /// The property that stands for the set in messages, whether or not a body has it.
  var leader: Property? {
    mandatory.first { Companion.of($0) == nil }
  }

  /// What `body` lacks of the set.
  func missing(in body: RequestBody) -> [Property] {
    mandatory.filter { !body.has($0) }
  }
}
