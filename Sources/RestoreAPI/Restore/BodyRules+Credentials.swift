import Backup

extension BodyRules {
  /// Rules 2 to 5: credentials in exactly one way, and whole.
  mutating func checkCredentials(
    _ sets: [CredentialSet], for organization: OrganizationType?, in text: Span<UInt8>
  ) {
    let begun = sets.filter { $0.beginning(in: body) != nil }
    checkCompanions(of: begun, in: text)
    checkWays(begun, in: text)
    if organization != .hybrid { checkPairs(begun, in: text) }
    if begun.isEmpty {
      reportNone(of: sets, in: text)
    } else if begun.allSatisfy({ $0.way == begun[0].way }) {
      // Of two ways one is to go, and then nothing of it is missing.
      for set in begun { reportMissing(of: set, in: text) }
    }
  }

  /// Rule 2: no property without its owner.
  private mutating func checkCompanions(of begun: [CredentialSet], in text: Span<UInt8>) {
    for companion in Companion.all where body.has(companion.property) {
      let isOwned = begun.contains { set in companion.owners.contains { $0 == set.leader } }
      guard !isOwned else { continue }
      let owners = companion.owners.map(\.name.description).joined(separator: " or ")
      report(
        companion.rule, Message.companion(companion.property, without: companion.owners), at: companion.property,
        expected: "only together with \(owners)", in: text)
    }
  }

  /// Rule 3, first half: one way.
  private mutating func checkWays(_ begun: [CredentialSet], in text: Span<UInt8>) {
    for (first, second) in Self.pairs(of: begun) where first.way != second.way {
      report(.oneWay, Message.together, first, second, expected: "not together with", in: text)
    }
  }

  /// Rule 3, second half: of the password way one pair.
  private mutating func checkPairs(_ begun: [CredentialSet], in text: Span<UInt8>) {
    for (first, second) in Self.pairs(of: begun) where first.way == second.way {
      report(.hybridPairs, Message.hybridOnly, first, second, expected: "only in a Hybrid organization with", in: text)
    }
  }

  /// Reports that `second` does not go with `first`, each named by its leader and pointed at where it begins.
  private mutating func report(
    _ rule: Rule, _ message: (Property, Property) -> String, _ first: CredentialSet, _ second: CredentialSet,
    expected: String, in text: Span<UInt8>
  ) {
    guard let firstLeader = first.leader, let secondLeader = second.leader,
      let firstProperty = first.beginning(in: body), let secondProperty = second.beginning(in: body)
    else { return }
    report(
      rule, message(firstLeader, secondLeader), at: secondProperty, expected: "\(expected) \(firstProperty.name)",
      in: text)
  }

  /// Each of `sets` with each one behind it.
  private static func pairs(of sets: [CredentialSet]) -> [(CredentialSet, CredentialSet)] {
    sets.indices.flatMap { index in sets[(index + 1)...].map { (sets[index], $0) } }
  }

  /// Rule 4: some way.
  private mutating func reportNone(of sets: [CredentialSet], in text: Span<UInt8>) {
    guard let first = sets.first, let property = first.mandatory.first else { return }
    report(
      .credentialsGiven, Message.missing(first.mandatory.map(\.pascalName)), at: property,
      expected: "a user name and password, a device code, or a certificate", in: text)
  }

  /// Rule 5: the way's every property.
  private mutating func reportMissing(of set: CredentialSet, in text: Span<UInt8>) {
    let missing = set.missing(in: body)
    let message = Message.missing(missing.map(\.pascalName))
    for property in missing {
      let rule = property == .impersonationAccountName ? Rule.impersonation : .credentialsWhole
      report(rule, message, at: property, expected: "a value", in: text)
    }
  }
}
