import JSONText

extension Fixtures: FixtureObject {
  /// Every member may be absent, since several documents make one world.
  static let table = FixtureTable<Self, DocumentDraft>(
    "a fixture document",
    [
      FixtureField(ignored: "$schema"),
      FixtureField(list: "restUsers", \.restUsers) { reader, value, _ throws(JSONError) in
        try reader.readRestUser(value)
      },
      FixtureField(list: "tokens", \.tokens) { reader, value, _ throws(JSONError) in try reader.readToken(value) },
      FixtureField(list: "organizations", \.organizations) { reader, value, _ throws(JSONError) in
        try reader.readOrganization(value)
      },
      FixtureField(list: "restoreSessions", \.restoreSessions) { reader, value, _ throws(JSONError) in
        try reader.readRestoreSession(value)
      },
      FixtureField(list: "exchangeAccounts", \.exchangeAccounts) { reader, value, _ throws(JSONError) in
        try reader.readExchangeAccount(value)
      },
      FixtureField(list: "deviceCodes", \.deviceCodes) { reader, value, _ throws(JSONError) in
        try reader.readDeviceCode(value)
      },
    ])

  /// A document puts everything into the reader's world.
  struct DocumentDraft {}
}

extension FixtureReader {
  /// Reads a whole document.
  mutating func readDocument(_ value: JSONToken) throws(JSONError) {
    var document = Fixtures.DocumentDraft()
    try read(value, Fixtures.table, into: &document)
  }
}
