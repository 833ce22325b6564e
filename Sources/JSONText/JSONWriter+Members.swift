extension JSONWriter {
  /// A member whose value is an object, to be ended by `endObject`.
  package mutating func beginObject(_ name: StaticString) {
    self.name(name)
    beginObject()
  }

  /// A member whose value is an array, to be ended by `endArray`.
  package mutating func beginArray(_ name: StaticString) {
    self.name(name)
    beginArray()
  }

  /// A member with a string.
  package mutating func member(_ name: StaticString, _ string: String) {
    self.name(name)
    value(string)
  }

  /// A member with a string of UTF-8; what is no UTF-8 becomes U+FFFD.
  package mutating func member(_ name: StaticString, utf8 string: Span<UInt8>) {
    self.name(name)
    value(utf8: string)
  }

  /// A member with a string that a reader found in `text`.
  package mutating func member(_ name: StaticString, _ string: JSONString, in text: Span<UInt8>) {
    self.name(name)
    value(string, in: text)
  }

  /// A member with an integer.
  package mutating func member(_ name: StaticString, _ number: Int64) {
    self.name(name)
    value(number)
  }

  /// A member with an integer.
  package mutating func member(_ name: StaticString, _ number: Int) {
    self.name(name)
    value(number)
  }

  /// A member with a boolean.
  package mutating func member(_ name: StaticString, _ bool: Bool) {
    self.name(name)
    value(bool)
  }
}
