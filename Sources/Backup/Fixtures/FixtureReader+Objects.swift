import JSONText

extension FixtureReader {
  /// Reads the object that `value` begins into `draft`. What is no object is a problem, and has no members; unknown and
  /// repeated members are reported and skipped, missing ones reported.
  mutating func read<Value, Draft>(
    _ value: JSONToken, _ table: FixtureTable<Value, Draft>, into draft: inout Draft
  ) throws(JSONError) {
    var object = ObjectScan(origin: origin)
    guard value == .beginObject else { return try refuse(value, expected: "an object") }
    while case .name(let name) = try nextToken() {
      guard let index = table.index(of: name, guess: object.guess, in: text.span) else {
        reportUnknown(name, of: table)
        try skip(nextToken())
        continue
      }
      guard object.insert(index) else {
        report("\(table.kind) has this member twice", at: origin)
        try skip(nextToken())
        continue
      }
      object.guess = index + 1
      try table.fields[index].read(&self, nextToken(), &draft)
    }
    reportMissing(in: object, of: table)
  }

  /// Whether `value` begins an array; what does not is a problem.
  mutating func beginArray(_ value: JSONToken) throws(JSONError) -> Bool {
    guard value != .beginArray else { return true }
    try refuse(value, expected: "an array")
    return false
  }

  /// The token that begins the next element of the innermost array, or nil at its end.
  mutating func nextElement() throws(JSONError) -> JSONToken? {
    let token = try nextToken()
    return token == .endArray ? nil : token
  }

  private mutating func reportMissing<Value, Draft>(in object: ObjectScan, of table: FixtureTable<Value, Draft>) {
    for (index, field) in table.fields.enumerated() where field.isRequired && !object.contains(index) {
      report("\(table.kind) must have \"\(field.name)\"", at: object.origin)
    }
  }

  private mutating func reportUnknown<Value, Draft>(_ name: JSONString, of table: FixtureTable<Value, Draft>) {
    let known = table.fields.map(\.name.description)
    let suggestion = Suggestion.closest(to: name, in: text.span, among: known).map { "did you mean \"\($0)\"?" }
    report(
      "unknown member of \(table.kind)", suggestion: suggestion ?? "known are \(table.quotedNames)", at: origin)
  }
}
