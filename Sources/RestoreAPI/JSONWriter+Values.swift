import Backup
import JSONText

extension JSONWriter {
  /// A member with a UUID in lower case; `buffer` is for its text.
  mutating func member(_ name: StaticString, _ id: UUID, using buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    id.append(to: &buffer)
    member(name, utf8: buffer.span)
  }

  /// A member with an id that `append` appends; `buffer` is for its text.
  mutating func member(_ name: StaticString, _ append: (inout [UInt8]) -> Void, using buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    append(&buffer)
    member(name, utf8: buffer.span)
  }

  /// A member with a point in time as the server prints it; `buffer` is for its text.
  mutating func member(_ name: StaticString, _ time: Timestamp, using buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    time.append(to: &buffer)
    member(name, utf8: buffer.span)
  }

  /// A member with the time between two moments as .NET prints a TimeSpan; `buffer` is for its text.
  mutating func member(
    _ name: StaticString, from start: Timestamp, to end: Timestamp, using buffer: inout [UInt8]
  ) {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(timeSpan: end.ticks - start.ticks)
    member(name, utf8: buffer.span)
  }
}
