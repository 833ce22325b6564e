import JSONText

/// The value of a member of a fixture object, as it is written.
protocol FixtureValue: Sendable {
  /// Writes the value.
  func write(to json: inout JSONWriter)
  /// Writes the member; nothing where there is no value.
  func write(as name: StaticString, to json: inout JSONWriter)
}

/// An object of a fixture file.
protocol FixtureObject: FixtureValue {
  /// What the reader makes of it.
  associatedtype Draft: Sendable
  /// Its members.
  static var table: FixtureTable<Self, Draft> { get }
}

extension FixtureObject {
  func write(to json: inout JSONWriter) { writeMembers(to: &json) }

  /// Writes the object, for a kind of value that is not always one.
  func writeMembers(to json: inout JSONWriter) {
    json.beginObject()
    for field in Self.table.fields { field.write(self, &json) }
    json.endObject()
  }
}

extension Fixtures {
  /// The text of the fixture file that says the same, UTF-8.
  package var document: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }
}

extension Fixtures.Mailbox {
  /// The text of the mailbox in a fixture file, UTF-8.
  package var document: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes
  }
}

extension FixtureValue {
  func write(as name: StaticString, to json: inout JSONWriter) {
    json.name(name)
    write(to: &json)
  }
}

extension FixtureValue where Self: RawRepresentable<String> {
  func write(to json: inout JSONWriter) { json.value(rawValue) }
}

extension String: FixtureValue {
  func write(to json: inout JSONWriter) { json.value(self) }
}

extension Int: FixtureValue {
  func write(to json: inout JSONWriter) { json.value(self) }
}

extension Double: FixtureValue {
  func write(to json: inout JSONWriter) {
    // What is no number is refused where it is read.
    if isFinite { json.raw("\(self)".utf8.span) } else { json.null() }
  }
}

extension Bool: FixtureValue {
  func write(to json: inout JSONWriter) { json.value(self) }
}

extension Array: FixtureValue where Element: FixtureValue {
  func write(to json: inout JSONWriter) {
    json.beginArray()
    for element in self { element.write(to: &json) }
    json.endArray()
  }
}

extension Optional: FixtureValue where Wrapped: FixtureValue {
  func write(to json: inout JSONWriter) { self?.write(to: &json) }

  func write(as name: StaticString, to json: inout JSONWriter) { self?.write(as: name, to: &json) }
}

/// The `outcome` of a mailbox as users write it: one for all restores, or a list.
enum WrittenOutcome: FixtureValue {
  case always(Effect)
  case inTurn([Effect])

  func write(to json: inout JSONWriter) {
    switch self {
    case .always(let effect): effect.write(to: &json)
    case .inTurn(let effects): effects.write(to: &json)
    }
  }
}

extension Fixtures.Mailbox {
  /// What is written of its outcomes.
  var writtenOutcome: WrittenOutcome? {
    outcomes.isEmpty ? outcome.map(WrittenOutcome.always) : .inTurn(outcomes)
  }
}

extension Fixtures.Grant: FixtureValue {}
extension Fixtures.OrganizationType: FixtureValue {}
extension Fixtures.FolderRole: FixtureValue {}
extension Fixtures.Hold: FixtureValue {}
extension Fixtures.RestoreSessionType: FixtureValue {}
extension Fixtures.RestoreSessionState: FixtureValue {}
extension Fixtures.RestoreSessionResult: FixtureValue {}
