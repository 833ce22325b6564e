import Backup
import JSONText

extension BodyRules {
  /// Rules 2 to 5: credentials in exactly one way, and whole. `organization` decides whether two pairs are one way.
  mutating func checkCredentials(
    _ sets: [CredentialSet], for organization: OrganizationType?, in text: Span<UInt8>,
    noting judgement: inout Judgement
  ) {
    checkCompanions(of: sets, in: text, noting: &judgement)
    checkWays(sets, in: text)
    if organization != .hybrid { checkPairs(sets, in: text) }
    checkWhole(sets, in: text)
  }

  /// Rule 2: no property without its owner; one that real clients send all the same is read over.
  private mutating func checkCompanions(
    of sets: [CredentialSet], in text: Span<UInt8>, noting judgement: inout Judgement
  ) {
    guard Companion.properties.meets(body.given) else { return }
    for companion in Companion.all where body.has(companion.property) {
      let isOwned = sets.contains { set in
        set.isBegun(in: body) && companion.owners.contains { $0 == set.leader }
      }
      guard !isOwned else { continue }
      if companion.isOptional {
        warn(of: companion, in: text, noting: &judgement)
        continue
      }
      let owners = companion.owners.map(\.name.description).joined(separator: " or ")
      report(
        companion.rule, Message.companion(companion.property, without: companion.owners), at: companion.property,
        expected: "only together with \(owners)", suggestion: emptyOwner(of: companion), in: text)
    }
  }

  /// What to do about a companion whose owner the body names, and gives nothing for.
  private func emptyOwner(of companion: Companion) -> String? {
    companion.owners.first { body[$0].name != nil && !body.has($0) }.map { owner in
      "\(owner.name) is null or empty; is its variable set?"
    }
  }

  private func warn(of companion: Companion, in text: Span<UInt8>, noting judgement: inout Judgement) {
    let owners = companion.owners.map(\.name.description).joined(separator: " or ")
    judgement.warn(
      Violation(
        companion.rule, at: body.pointer(to: companion.property, in: text).description,
        position: body.position(of: companion.property, in: text), expected: "only together with \(owners)",
        found: body.found(companion.property, in: text),
        suggestion: emptyOwner(of: companion) ?? "leave it out, or give \(owners); alone it is ignored"))
  }

  /// Rule 3, first half: one way.
  private mutating func checkWays(_ sets: [CredentialSet], in text: Span<UInt8>) {
    for (index, first) in sets.enumerated() where first.isBegun(in: body) {
      for second in sets[(index + 1)...] where second.way != first.way && second.isBegun(in: body) {
        report(.oneWay, Message.together, first, second, expected: "not together with", in: text)
      }
    }
  }

  /// Rule 3, second half: of the password way one pair.
  private mutating func checkPairs(_ sets: [CredentialSet], in text: Span<UInt8>) {
    for (index, first) in sets.enumerated() where first.isBegun(in: body) {
      for second in sets[(index + 1)...] where second.way == first.way && second.isBegun(in: body) {
        report(
          .hybridPairs, Message.hybridOnly, first, second, expected: "only in a Hybrid organization with",
          in: text)
      }
    }
  }

  /// Rules 4 and 5: some way, and every property of it. Where two ways are begun, one is to go, and then nothing of it
  /// is missing.
  private mutating func checkWhole(_ sets: [CredentialSet], in text: Span<UInt8>) {
    guard let begun = sets.first(where: { $0.isBegun(in: body) }) else { return reportNone(of: sets, in: text) }
    guard !sets.contains(where: { $0.way != begun.way && $0.isBegun(in: body) }) else { return }
    for set in sets where set.isBegun(in: body) { reportMissing(of: set, in: text) }
  }

  private mutating func reportNone(of sets: [CredentialSet], in text: Span<UInt8>) {
    guard let first = sets.first else { return }
    report(
      .credentialsGiven, Message.missing(first.mandatory.properties), at: first.leader,
      expected: "a user name and password, a device code, or a certificate", in: text)
  }

  private mutating func reportMissing(of set: CredentialSet, in text: Span<UInt8>) {
    let missing = set.mandatory.subtracting(body.given).properties
    for property in missing {
      let rule = property == .impersonationAccountName ? Rule.impersonation : .credentialsWhole
      report(rule, Message.missing(missing), at: property, expected: "a value", in: text)
    }
  }

  /// Reports that `second` does not go with `first`: the message names what stands for each, the pointer what is there.
  private mutating func report(
    _ rule: Rule, _ message: (Property, Property) -> String, _ first: CredentialSet, _ second: CredentialSet,
    expected: String, in text: Span<UInt8>
  ) {
    report(
      rule, message(first.leader, second.leader), at: second.beginning(in: body),
      expected: "\(expected) \(first.beginning(in: body).name)", in: text)
  }
}
