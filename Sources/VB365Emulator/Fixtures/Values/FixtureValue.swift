import JSONText

/// What is an object of a fixture file.
protocol FixtureValue {
  /// Writes the members, those left out that have no value.
  func writeMembers(to json: inout JSONWriter)
}

extension FixtureValue {
  /// The object as a text of its own, UTF-8.
  var document: [UInt8] {
    var json = JSONWriter()
    json.object(self)
    return json.bytes
  }
}

extension JSONWriter {
  /// An object.
  mutating func object(_ value: some FixtureValue) {
    beginObject()
    value.writeMembers(to: &self)
    endObject()
  }

  /// A member with a list of objects.
  mutating func member(_ name: StaticString, _ values: [some FixtureValue]) {
    beginArray(name)
    for value in values { object(value) }
    endArray()
  }

  /// A member with a list of strings.
  mutating func member(_ name: StaticString, _ strings: [String]) {
    beginArray(name)
    for string in strings { value(string) }
    endArray()
  }

  /// A member with a string, if there is one.
  mutating func member(_ name: StaticString, ifPresent string: String?) {
    if let string { member(name, string) }
  }
}
