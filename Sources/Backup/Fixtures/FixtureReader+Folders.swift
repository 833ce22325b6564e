import JSONText

extension Fixtures.Folder: FixtureObject {
  static let table = FixtureTable<Self, Folder>(
    "a folder",
    [
      FixtureField("name", .nonEmptyString, \.name, into: \.name, required: true),
      FixtureField("role", .word, \.role, into: \.role),
      FixtureField("hold", .word, \.hold, into: \.hold),
      FixtureField("items", .object(Fixtures.Items.table, ItemNumbers()), \.items, into: \.items),
    ])
}

extension Fixtures.Items: FixtureObject {
  static let table = FixtureTable<Self, ItemNumbers>(
    "a folder's items",
    [
      FixtureField("unchanged", .integer(in: ItemNumbers.range), \.unchanged, into: \.unchanged),
      FixtureField("changed", .integer(in: ItemNumbers.range), \.changed, into: \.changed),
      FixtureField("missing", .integer(in: ItemNumbers.range), \.missing, into: \.missing),
      FixtureField("failing", .integer(in: ItemNumbers.range), \.failing, into: \.failing),
    ])
}

extension Fixtures.Outcome: FixtureObject {
  static let table = FixtureTable<Self, Outcome>(
    "an outcome",
    [
      FixtureField("status", .integer(in: Outcome.statusRange), \.status, into: \.status),
      FixtureField("message", .nonEmptyString, \.message, into: \.message),
      FixtureField(
        "delayMilliseconds", .integer(in: Outcome.delayRange), \.delayMilliseconds, into: \.delayMilliseconds),
    ])
}
