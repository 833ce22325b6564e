import JSONText

/// A JSON value of a request or an answer, as it is kept: what is or may be a secret is only told by its length.
///
/// Literals make one, so that a test compares with what it expects:
///
/// ```swift
/// #expect(request.body?["userName"] == "jsmith@abc.onmicrosoft.com")
/// #expect(request.body?[pointer: "/mailBoxes/0/id"] == .string(mailbox.id))
/// ```
public enum JSON: Sendable, Equatable {
  /// An object. Of members with one name the last one, as the server takes it.
  case object([String: JSON])
  /// An array.
  case array([JSON])
  /// A string.
  case string(String)
  /// An integer of 64 bits.
  case integer(Int)
  /// Every other number.
  case number(Double)
  /// `true` or `false`.
  case bool(Bool)
  /// `null`.
  case null
  /// A string that is or may be a secret: a password, a token, a certificate, a code, or the value of a member that the API
  /// does not know. Its length is in Unicode scalars.
  case secret(length: Int)
}

extension JSON {
  /// The member of that name, in any case, as the server reads it; nil where there is none, and of what is no object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    if let member = members[name] { return member }
    let lowercased = name.lowercased()
    return members.first { $0.key.lowercased() == lowercased }?.value
  }

  /// The element at an index, from 0; nil outside, and of what is no array.
  public subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// What a JSON pointer (RFC 6901) such as `/mailBoxes/0/id` leads to, names in any case; nil where it leads nowhere.
  public subscript(pointer pointer: String) -> JSON? {
    guard let steps = JSONPointer.steps(of: pointer) else { return nil }
    var value = self
    for step in steps {
      guard let next = value[step] ?? Int(step).flatMap({ value[$0] }) else { return nil }
      value = next
    }
    return value
  }

  /// The text of a string; nil of anything else, a secret too.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The number of an integer; nil of anything else.
  public var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }

  /// The value of `true` or `false`; nil of anything else.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The elements of an array; nil of anything else.
  public var elements: [JSON]? { if case .array(let elements) = self { elements } else { nil } }

  /// The length of a secret; nil of anything else.
  public var secretLength: Int? { if case .secret(let length) = self { length } else { nil } }
}

extension JSON: CustomStringConvertible {
  /// The text of the value, members by name; a secret is `<a secret of 8 characters>`.
  public var description: String {
    switch self {
    case .object(let members):
      let texts = members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)): \($0.value)" }
      return "{\(texts.joined(separator: ", "))}"
    case .array(let elements): return "[\(elements.map(\.description).joined(separator: ", "))]"
    case .string(let string): return Self.quoted(string)
    case .integer(let integer): return "\(integer)"
    case .number(let number): return "\(number)"
    case .bool(let bool): return "\(bool)"
    case .null: return "null"
    case .secret(let length): return "<a secret of \(length) character\(length == 1 ? "" : "s")>"
    }
  }

  private static func quoted(_ text: String) -> String { JSONValue(.string(text)).text }
}
