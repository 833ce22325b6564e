/// The members of one kind of fixture object: an enumeration whose raw values are the names.
protocol FixtureMember: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The table that the reader looks names up in.
  static var table: MemberTable<Self> { get }
}
