/// The header fields of a message, in order; a name may occur more than once.
public struct HeaderFields: Sendable {
  private var fields: [(name: String, value: String)] = []

  /// No fields.
  public init() {}

  /// The value of the first field of that name, in any case; assigning one replaces all of them, and nil removes them.
  public subscript(name: String) -> String? {
    get { fields.first { Self.isEqual($0.name, name) }?.value }
    set {
      fields.removeAll { Self.isEqual($0.name, name) }
      if let newValue { append(name, newValue) }
    }
  }

  /// Adds a field behind the others.
  public mutating func append(_ name: String, _ value: String) {
    fields.append((name: name, value: value))
  }

  private static func isEqual(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count && left.lowercased() == right.lowercased()
  }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal.
  public init(dictionaryLiteral fields: (String, String)...) {
    for (name, value) in fields { append(name, value) }
  }
}

extension HeaderFields: RandomAccessCollection {
  /// Where the first field is.
  public var startIndex: Int { fields.startIndex }
  /// The place behind the last field.
  public var endIndex: Int { fields.endIndex }
  /// A field as it was written.
  public subscript(position: Int) -> (name: String, value: String) { fields[position] }
}
