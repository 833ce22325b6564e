package import Bytes

/// The field lines of a head in the order they came, as offsets into the message. The memory is kept from request to
/// request, so that a connection allocates for its first ones only. (No inline array: borrowing one copies it whole.)
package struct FieldList: ~Copyable {
  /// Where a field line's parts lie.
  package struct Field: Equatable, Sendable {
    /// The field name, a token.
    package let name: ByteRange

    /// The field value without the white space around it; may be empty.
    package let value: ByteRange
  }

  private var entries: [Entry] = []

  /// How many field lines there are.
  package var count: Int { entries.count }

  /// The field line at `index`, or nil where there is none.
  package subscript(index: Int) -> Field? {
    entries.indices.contains(index) ? entries[index].field : nil
  }

  /// The value of the first field named `name`, in any case; `bytes` is the message that was parsed.
  package func value(of name: StaticString, in bytes: Span<UInt8>) -> ByteRange? {
    let entries = entries.span
    for index in entries.indices where entries[index].isNamed(name, in: bytes) { return entries[index].field.value }
    return nil
  }

  /// How often a field named `name` comes, in any case: more than once is an error for most fields.
  package func occurrences(of name: StaticString, in bytes: Span<UInt8>) -> Int {
    let entries = entries.span
    var found = 0
    for index in entries.indices where entries[index].isNamed(name, in: bytes) { found += 1 }
    return found
  }

  /// Appends a field line, or answers false when the list is full.
  mutating func append(name: ByteRange, value: ByteRange) -> Bool {
    guard entries.count < HTTPLimits.fields else { return false }
    entries.append(Entry(name: name, value: value))
    return true
  }

  /// Forgets the field lines and keeps the memory.
  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  /// Offsets in 16 bits each, which `HTTPLimits.head` leaves room for: a lookup then stays in one or two cache lines.
  private struct Entry: BitwiseCopyable {
    private let nameStart: UInt16
    private let nameCount: UInt16
    private let valueStart: UInt16
    private let valueCount: UInt16

    init(name: ByteRange, value: ByteRange) {
      nameStart = UInt16(truncatingIfNeeded: name.start)
      nameCount = UInt16(truncatingIfNeeded: name.count)
      valueStart = UInt16(truncatingIfNeeded: value.start)
      valueCount = UInt16(truncatingIfNeeded: value.count)
    }

    /// The lengths differ most of the time, so they are compared first.
    @inline(__always)
    func isNamed(_ name: StaticString, in bytes: Span<UInt8>) -> Bool {
      Int(nameCount) == name.utf8CodeUnitCount && bytes.holds(name, ignoringCaseAt: field.name)
    }

    @inline(__always)
    var field: Field {
      Field(
        name: ByteRange(start: Int(nameStart), count: Int(nameCount)),
        value: ByteRange(start: Int(valueStart), count: Int(valueCount)))
    }
  }
}
