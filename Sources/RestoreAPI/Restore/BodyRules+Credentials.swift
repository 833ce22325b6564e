import Backup
import JSONText
import Verdict

extension BodyRules {
  /// Rules 2 to 5: credentials in exactly one way, and whole. `organization` decides whether two pairs are one way.
  mutating func checkCredentials(
    for organization: OrganizationType?, in text: Span<UInt8>, noting verdict: inout Verdict
  ) {
    checkCompanions(in: text, noting: &verdict)
    if isBegunTwice {
      checkWays(in: text)
      if organization != .hybrid { checkPairs(in: text) }
    }
    checkWhole(in: text)
  }

  /// Rule 2: no property without its owner; one that real clients send all the same is read over.
  private mutating func checkCompanions(in text: Span<UInt8>, noting verdict: inout Verdict) {
    guard Companion.properties.meets(body.given) else { return }
    for companion in Companion.all where body.has(companion.property) {
      let isOwned = sets.contains { set in
        set.isBegun(in: body) && companion.owners.contains { $0 == set.leader }
      }
      guard !isOwned else { continue }
      if companion.isOptional {
        warn(of: companion, in: text, noting: &verdict)
        continue
      }
      let owners = companion.owners.map(\.name.description).joined(separator: " or ")
      report(
        Breach(
          companion.rule, Message.companion(companion.property, without: companion.owners), at: companion.property,
          expected: "only together with \(owners)",
          suggestion: emptyOwner(of: companion) ?? "leave it out, or give \(owners)"),
        in: text)
    }
  }

  /// What to do about a companion whose owner the body names, and gives nothing for.
  private func emptyOwner(of companion: Companion) -> String? {
    companion.owners.first { body[$0].name != nil && !body.has($0) }.map { owner in
      "\(owner.name) is null or empty; is its variable set?"
    }
  }

  private func warn(of companion: Companion, in text: Span<UInt8>, noting verdict: inout Verdict) {
    let owners = companion.owners.map(\.name.description).joined(separator: " or ")
    verdict.warn(
      Violation(
        companion.rule, at: body.pointer(to: companion.property, in: text).description,
        position: body.position(of: companion.property, in: text), expected: "only together with \(owners)",
        found: body.found(companion.property, in: text),
        suggestion: emptyOwner(of: companion) ?? "leave it out, or give \(owners); alone it is ignored"))
  }

  /// Whether more than one set is begun.
  private var isBegunTwice: Bool {
    var count = 0
    for index in sets.indices where sets[index].isBegun(in: body) { count += 1 }
    return count > 1
  }

  /// Rule 3, first half: one way.
  private mutating func checkWays(in text: Span<UInt8>) {
    for (index, first) in sets.enumerated() where first.isBegun(in: body) {
      for second in sets[(index + 1)...] where second.way != first.way && second.isBegun(in: body) {
        let expected = "not together with \(first.beginning(in: body).name)"
        report(
          Breach(
            .oneWay, Message.together(first.leader, second.leader), at: second.beginning(in: body),
            expected: expected, suggestion: "leave one of the two ways out"),
          in: text)
      }
    }
  }

  /// Rule 3, second half: of the password way one pair.
  private mutating func checkPairs(in text: Span<UInt8>) {
    for (index, first) in sets.enumerated() where first.isBegun(in: body) {
      for second in sets[(index + 1)...] where second.way == first.way && second.isBegun(in: body) {
        let expected = "only in a Hybrid organization with \(first.beginning(in: body).name)"
        report(
          Breach(
            .hybridPairs, Message.hybridOnly(first.leader, second.leader), at: second.beginning(in: body),
            expected: expected, suggestion: "leave one of the two pairs out"),
          in: text)
      }
    }
  }

  /// Rules 4 and 5: some way, and every property of it. Where two ways are begun, one is to go, and then nothing of it
  /// is missing.
  private mutating func checkWhole(in text: Span<UInt8>) {
    guard let begun = sets.first(where: { $0.isBegun(in: body) }) else { return reportNone(in: text) }
    guard !sets.contains(where: { $0.way != begun.way && $0.isBegun(in: body) }) else { return }
    for set in sets where set.isBegun(in: body) { reportMissing(of: set, in: text) }
  }

  private mutating func reportNone(in text: Span<UInt8>) {
    guard let first = sets.first else { return }
    report(
      Breach(
        .credentialsGiven, Message.missing(first.mandatory.properties), at: first.leader,
        expected: "a user name and password, a device code, or a certificate",
        suggestion: "add \(first.mandatory.properties.map(\.name.description).joined(separator: " and "))"),
      in: text)
  }

  private mutating func reportMissing(of set: CredentialSet, in text: Span<UInt8>) {
    let missing = set.mandatory.subtracting(body.given).properties
    for property in missing {
      let rule = property == .impersonationAccountName ? Rule.impersonation : .credentialsWhole
      let isNamed = body[property].name != nil
      report(
        Breach(
          rule, Message.missing(missing), at: property, expected: "a value",
          suggestion: isNamed ? "it is null or empty; is its variable set?" : "add \(property.name)"),
        in: text)
    }
  }
}

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

  /// The same since v7, where a certificate is whole without the name of an account to impersonate (openapi).
  static let laterBulkRestore: [CredentialSet] =
    bulkRestore.dropLast() + [
      CredentialSet(
        way: .certificate, leader: .applicationCertificate,
        mandatory: [.applicationId, .applicationCertificate, .applicationCertificatePassword])
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

/// A property that says something only beside another one, and so begins no way of credentials by itself.
/// A class, so that looking at one takes a single reference.
final class Companion: Sendable {
  /// The property.
  let property: Property
  /// The leaders of the sets it goes with; one of them is enough.
  let owners: [Property]
  /// The rule that it comes with an owner.
  let rule: Rule
  /// Whether it is read over without one, with a warning.
  let isOptional: Bool

  private init(property: Property, owners: [Property], rule: Rule, isOptional: Bool = false) {
    self.property = property
    self.owners = owners
    self.rule = rule
    self.isOptional = isOptional
  }

  /// In the order of behaviour.md, section 3, rule 2.
  static let all = [
    Companion(
      property: .impersonationAccountName, owners: [.applicationCertificate], rule: .impersonationCompanion),
    Companion(property: .applicationCertificatePassword, owners: [.applicationCertificate], rule: .companion),
    Companion(
      property: .applicationId, owners: [.applicationCertificate, .userCode], rule: .companion, isOptional: true),
    Companion(property: .domainName, owners: [.onPremisesUserName], rule: .companion),
  ]

  /// The properties that are such.
  static let properties = PropertySet(all.map(\.property))
}
