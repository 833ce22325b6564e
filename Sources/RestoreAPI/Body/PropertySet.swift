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
