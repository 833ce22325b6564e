import Backup

extension BodyRules {
  /// Rules 2 to 5: credentials in exactly one way, and whole.
  mutating func checkCredentials(
    _ sets: [CredentialSet], for organization: OrganizationType?, in text: Span<UInt8>
  ) {
    let begun = sets.compactMap { set in set.beginning(in: body).map { (set: set, property: $0) } }
    checkCompanions(of: sets, in: text)
    checkWays(begun, in: text)
    if organization != .hybrid { checkPairs(begun, in: text) }
    if begun.isEmpty {
      reportNone(of: sets, in: text)
    } else if begun.allSatisfy({ $0.set.way == begun[0].set.way }) {
      // Of two ways one is to go, and then nothing of it is missing.
      for (set, _) in begun { reportMissing(of: set, in: text) }
    }
  }

  /// Rule 2: no property without its owner.
  private mutating func checkCompanions(of sets: [CredentialSet], in text: Span<UInt8>) {
    for companion in Companion.all where body.has(companion.property) {
      let isOwned = sets.contains { set in
        set.beginning(in: body) != nil && companion.owners.contains(where: set.mandatory.contains)
      }
      guard !isOwned else { continue }
      let owners = companion.owners.map(\.name.description).joined(separator: " or ")
      report(
        companion.rule, Message.companion(companion.property, without: companion.owners), at: companion.property,
        expected: "only together with \(owners)", in: text)
    }
  }

  /// Rule 3, first half: one way.
  private mutating func checkWays(_ begun: [(set: CredentialSet, property: Property)], in text: Span<UInt8>) {
    for (index, first) in begun.enumerated() {
      for second in begun[(index + 1)...] where second.set.way != first.set.way {
        report(
          .oneWay, Message.together(first.property, second.property), at: second.property,
          expected: "not together with \(first.property.name)", in: text)
      }
    }
  }

  /// Rule 3, second half: one pair of the same way.
  private mutating func checkPairs(_ begun: [(set: CredentialSet, property: Property)], in text: Span<UInt8>) {
    for (index, first) in begun.enumerated() {
      for second in begun[(index + 1)...] where second.set.way == first.set.way {
        report(
          .hybridPairs, Message.hybridOnly(first.property, second.property), at: second.property,
          expected: "together with \(first.property.name) only for a Hybrid organization", in: text)
      }
    }
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
