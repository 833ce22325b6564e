import Verdict

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
