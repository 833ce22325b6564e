/// The versions of the vendor's documents, by number, that have something of a resource.
struct VersionRange: Sendable {
  private let first: Int
  private let last: Int

  /// All of them.
  static let all = VersionRange(first: 0, last: .max)
  /// None of them.
  static let none = VersionRange(first: 0, last: -1)

  /// That version and all later ones.
  static func since(_ version: Int) -> VersionRange { VersionRange(first: version, last: .max) }

  /// That version and all earlier ones.
  static func until(_ version: Int) -> VersionRange { VersionRange(first: 0, last: version) }

  /// That version alone.
  static func only(_ version: Int) -> VersionRange { VersionRange(first: version, last: version) }

  /// Whether `version` is one of them.
  func contains(_ version: Int) -> Bool { first <= version && version <= last }
}
