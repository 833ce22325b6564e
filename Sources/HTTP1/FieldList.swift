/// The field lines of a head in the order they came, as offsets into the message: 800 bytes in place, no allocation.
package struct FieldList: ~Copyable {
  /// Where a field line's parts lie.
  package struct Field: Equatable, Sendable {
    /// The field name, a token.
    package let name: ByteRange

    /// The field value without the white space around it; may be empty.
    package let value: ByteRange
  }

  /// How many field lines there are.
  package private(set) var count = 0

  /// `HTTPLimits.fields` many; an inline array wants its count as a literal.
  private var entries = [100 of Entry](repeating: Entry())

  /// The field line at `index`, or nil where there is none.
  package subscript(index: Int) -> Field? {
    guard 0..<count ~= index else { return nil }
    return entries[index].field
  }

  /// The value of the first field named `name`, in any case; `bytes` is the message that was parsed.
  package func value(of name: StaticString, in bytes: Span<UInt8>) -> ByteRange? {
    for index in 0..<count where bytes.holds(name, ignoringCaseAt: entries[index].field.name) {
      return entries[index].field.value
    }
    return nil
  }

  /// How often a field named `name` comes, in any case: more than once is an error for most fields.
  package func occurrences(of name: StaticString, in bytes: Span<UInt8>) -> Int {
    var found = 0
    for index in 0..<count where bytes.holds(name, ignoringCaseAt: entries[index].field.name) { found += 1 }
    return found
  }

  /// Appends a field line, or answers false when the list is full.
  mutating func append(name: ByteRange, value: ByteRange) -> Bool {
    guard count < entries.count else { return false }
    entries[count] = Entry(name: name, value: value)
    count += 1
    return true
  }

  mutating func removeAll() { count = 0 }

  /// Offsets in 16 bits each, which `HTTPLimits.head` leaves room for.
  private struct Entry: BitwiseCopyable {
    var nameStart: UInt16 = 0
    var nameCount: UInt16 = 0
    var valueStart: UInt16 = 0
    var valueCount: UInt16 = 0

    init() {}

    init(name: ByteRange, value: ByteRange) {
      nameStart = UInt16(truncatingIfNeeded: name.start)
      nameCount = UInt16(truncatingIfNeeded: name.count)
      valueStart = UInt16(truncatingIfNeeded: value.start)
      valueCount = UInt16(truncatingIfNeeded: value.count)
    }

    var field: Field {
      Field(
        name: ByteRange(start: Int(nameStart), count: Int(nameCount)),
        value: ByteRange(start: Int(valueStart), count: Int(valueCount)))
    }
  }
}
