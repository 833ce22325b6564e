import JSONText

/// A member of a kind of fixture object: a row of its ``FixtureTable``. What is read, what is written, which names are
/// suggested, and the tests of the schema follow from the row.
struct FixtureField<Value: Sendable, Draft: Sendable>: Sendable {
  /// A property of the value that users write.
  typealias Path<Member> = any KeyPath<Value, Member> & Sendable
  /// A property of the draft that is read into.
  typealias DraftPath<Member> = any WritableKeyPath<Draft, Member> & Sendable
  /// Reads the value that a token begins.
  typealias Reader = @Sendable (inout FixtureReader, JSONToken, inout Draft) throws(JSONError) -> Void

  let name: StaticString
  let isRequired: Bool
  /// The words of a closed list; empty for every other kind.
  var words: [String] = []
  /// The numbers that an integer may be; nil for every other kind.
  var range: ClosedRange<Int64>?
  let read: Reader
  /// Writes the member; nothing where the value has none.
  let write: @Sendable (Value, inout JSONWriter) -> Void

  /// A member that is read by a function of its own.
  init<Member: FixtureValue>(
    _ name: StaticString, _ path: Path<Member>, required isRequired: Bool = false, read: @escaping Reader
  ) {
    self.name = name
    self.isRequired = isRequired
    self.read = read
    write = { value, json in value[keyPath: path].write(as: name, to: &json) }
  }

  /// A member of a kind. A value that is wrong leaves the draft as it is.
  init<Member: FixtureValue, Read>(
    _ name: StaticString, _ kind: FixtureKind<Read>, _ path: Path<Member>, into draftPath: DraftPath<Read>,
    required isRequired: Bool = false
  ) {
    self.init(name, path, required: isRequired) { reader, value, draft throws(JSONError) in
      if let read = try kind.read(&reader, value) { draft[keyPath: draftPath] = read }
    }
    (words, range) = (kind.words, kind.range)
  }

  /// A member of a kind, for which the draft has nothing as long as it is not there.
  init<Member: FixtureValue, Read>(
    _ name: StaticString, _ kind: FixtureKind<Read>, _ path: Path<Member>, into draftPath: DraftPath<Read?>,
    required isRequired: Bool = false
  ) {
    self.init(name, path, required: isRequired) { reader, value, draft throws(JSONError) in
      draft[keyPath: draftPath] = try kind.read(&reader, value)
    }
    (words, range) = (kind.words, kind.range)
  }

  /// A list of objects, each of which goes where the function that reads it puts it.
  init<Member: FixtureValue>(
    list name: StaticString, _ path: Path<Member>,
    of element: @escaping Reader
  ) {
    self.init(name, path) { reader, value, draft throws(JSONError) in
      guard try reader.beginArray(value) else { return }
      while let token = try reader.nextElement() { try element(&reader, token, &draft) }
    }
  }

  /// A member that is never written.
  init(reading name: StaticString, _ read: @escaping Reader) {
    self.name = name
    isRequired = false
    self.read = read
    write = { _, _ in }
  }

  /// A string that is read, and means nothing.
  init(ignored name: StaticString) {
    self.name = name
    isRequired = false
    read = { reader, value, _ throws(JSONError) in _ = try reader.string(value) }
    write = { _, _ in }
  }
}

/// How a value is read; nil where it is wrong and nothing stands in for it.
struct FixtureKind<Read: Sendable>: Sendable {
  /// The words of a closed list.
  var words: [String] = []
  /// The numbers that an integer may be.
  var range: ClosedRange<Int64>?
  let read: @Sendable (inout FixtureReader, JSONToken) throws(JSONError) -> Read?
}

extension FixtureKind where Read == String {
  /// A string, which may be empty.
  static let string = Self { reader, value throws(JSONError) in try reader.string(value) }
  /// A string with at least one character.
  static let nonEmptyString = Self { reader, value throws(JSONError) in try reader.nonEmptyString(value) }
}

extension FixtureKind where Read == Secret {
  /// A string that is never shown.
  static let secret = Self { reader, value throws(JSONError) in try reader.secret(value) }
  /// A string with at least one character that is never shown.
  static let nonEmptySecret = Self { reader, value throws(JSONError) in try reader.nonEmptySecret(value) }
}

extension FixtureKind where Read == Bool {
  /// `true` or `false`.
  static let bool = Self { reader, value throws(JSONError) in try reader.bool(value) }
}

extension FixtureKind where Read == Timestamp {
  /// A point in time, in ISO 8601.
  static let time = Self { reader, value throws(JSONError) in try reader.timestamp(value) }
}

extension FixtureKind where Read == Reference {
  /// The id of something else.
  static let reference = Self { reader, value throws(JSONError) in try reader.reference(value) }
}

extension FixtureKind where Read: FixedWidthInteger {
  /// An integer of `range`, which `Read` can hold.
  static func integer(in range: ClosedRange<Int64>) -> Self {
    Self(range: range) { reader, value throws(JSONError) in Read(clamping: try reader.integer(value, in: range)) }
  }
}

extension FixtureKind where Read == Double {
  /// A number of `range`, whose bounds are whole.
  static func number(in range: ClosedRange<Double>) -> Self {
    Self(range: Int64(range.lowerBound)...Int64(range.upperBound)) { reader, value throws(JSONError) in
      try reader.number(value, in: range)
    }
  }
}

extension FixtureKind where Read: RawRepresentable<String> & CaseIterable {
  /// One word of a closed list.
  static var word: Self {
    Self(words: Read.allCases.map(\.rawValue)) { reader, value throws(JSONError) in
      try reader.choice(value, of: Read.self)
    }
  }
}

extension FixtureKind {
  /// An object that is read into what `empty` is.
  static func object<Value>(_ table: FixtureTable<Value, Read>, _ empty: Read) -> Self {
    Self { reader, value throws(JSONError) in
      var object = empty
      try reader.read(value, table, into: &object)
      return object
    }
  }
}
