import Bytes

/// A JSON text as a tree, for documents that people write and nobody is in a hurry for. Requests of the vendor's API are
/// read token by token instead.
package struct JSONValue: Sendable {
  /// What it is.
  package let content: Content
  /// Where it begins in its text, in bytes.
  package let offset: Int

  /// A value by its kind.
  package enum Content: Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// An integer of 64 bits.
    case integer(Int64)
    /// Every other number, as it is written.
    case number(String)
    case bool(Bool)
    case null
  }

  /// A member of an object.
  package struct Member: Sendable {
    package let name: String
    /// Where the name begins in the text, in bytes.
    package let offset: Int
    package let value: JSONValue

    package init(name: String, offset: Int = 0, value: JSONValue) {
      self.name = name
      self.offset = offset
      self.value = value
    }
  }

  /// A value that stands at `offset` of its text.
  package init(_ content: Content, at offset: Int = 0) {
    self.content = content
    self.offset = offset
  }

  /// Reads a whole text.
  package init(parsing text: Span<UInt8>, _ dialect: JSONDialect = .fixture) throws(JSONError) {
    var reader = JSONReader(dialect)
    self = try Self.read(reader.next(in: text), &reader, in: text)
    _ = try reader.next(in: text)
  }

  /// Reads the value that `token`, read last, begins. The reader limits the depth.
  private static func read(
    _ token: JSONToken, _ reader: inout JSONReader, in text: Span<UInt8>
  ) throws(JSONError) -> JSONValue {
    let offset = reader.tokenOffset
    switch token {
    case .beginObject:
      var members: [Member] = []
      while case .name(let name) = try reader.next(in: text) {
        let nameOffset = reader.tokenOffset
        let value = try read(reader.next(in: text), &reader, in: text)
        members.append(Member(name: name.string(in: text), offset: nameOffset, value: value))
      }
      return JSONValue(.object(members), at: offset)
    case .beginArray, .beginConstructor:
      var elements: [JSONValue] = []
      while true {
        let token = try reader.next(in: text)
        if token == .endArray || token == .endConstructor { break }
        elements.append(try read(token, &reader, in: text))
      }
      return JSONValue(.array(elements), at: offset)
    case .string(let string), .name(let string):
      return JSONValue(.string(string.string(in: text)), at: offset)
    case .number(let number):
      if case .value(let integer) = number.int64(in: text) { return JSONValue(.integer(integer), at: offset) }
      return JSONValue(.number(String(repairing: text.extracting(number.range.bounds))), at: offset)
    case .notFinite(let number):
      return JSONValue(.number(number.text.description), at: offset)
    case .bool(let bool):
      return JSONValue(.bool(bool), at: offset)
    case .null, .undefined, .endObject, .endArray, .endConstructor, .endOfText:
      return JSONValue(.null, at: offset)
    }
  }
}

extension JSONValue {
  /// The kind with its article, for a problem's text.
  package var kind: String {
    switch content {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer, .number: "a number"
    case .bool: "a boolean"
    case .null: "null"
    }
  }

  /// The elements; nil of what is no array.
  package var elements: [JSONValue]? { if case .array(let elements) = content { elements } else { nil } }

  /// The text; nil of what is no string.
  package var string: String? { if case .string(let string) = content { string } else { nil } }

  /// The member called `name`, in any case; of several the last, as Json.NET has it. Nil of what is no object.
  package func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.name == name || $0.name.utf8.span.equalsIgnoringCase(name.utf8.span) }?.value
  }

  /// The element at `index`; nil of what is no array, and outside it.
  package func element(_ index: Int) -> JSONValue? {
    guard case .array(let elements) = content, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// What a pointer (RFC 6901) leads to, names in any case; nil where it leads nowhere.
  package func value(at pointer: [String]) -> JSONValue? {
    var value = self
    for step in pointer {
      guard let next = value.member(step) ?? Int(step).flatMap({ value.element($0) }) else { return nil }
      value = next
    }
    return value
  }
}

extension JSONPointer {
  /// The steps of a pointer's text, unescaped; nil of a text that is none (RFC 6901, section 3).
  package static func steps(of text: String) -> [String]? {
    if text.isEmpty { return [] }
    guard text.hasPrefix("/") else { return nil }
    return text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { step in
      var unescaped = ""
      var rest = step[...]
      while let tilde = rest.firstIndex(of: "~") {
        unescaped += rest[..<tilde]
        rest = rest[rest.index(after: tilde)...]
        switch rest.first {
        case "0": unescaped += "~"
        case "1": unescaped += "/"
        default:
          unescaped += "~"
          continue
        }
        rest = rest.dropFirst()
      }
      return unescaped + rest
    }
  }
}

extension JSONWriter {
  /// A whole tree.
  package mutating func value(_ tree: JSONValue) {
    switch tree.content {
    case .object(let members):
      beginObject()
      for member in members {
        name(utf8: member.name.utf8.span)
        value(member.value)
      }
      endObject()
    case .array(let elements):
      beginArray()
      for element in elements { value(element) }
      endArray()
    case .string(let string): value(string)
    case .integer(let integer): value(integer)
    case .number(let number): raw(number.utf8.span)
    case .bool(let bool): value(bool)
    case .null: null()
    }
  }
}
