import Backup
import Bytes
import JSONText

extension JSONWriter {
  /// A member with a UUID in lower case.
  mutating func member(_ name: StaticString, _ id: UUID) {
    text.removeAll(keepingCapacity: true)
    id.append(to: &text)
    member(ofText: name)
  }

  /// A member with an id that `append` appends.
  mutating func member(_ name: StaticString, _ append: (inout [UInt8]) -> Void) {
    text.removeAll(keepingCapacity: true)
    append(&text)
    member(ofText: name)
  }

  /// A member with a point in time as the server prints it.
  mutating func member(_ name: StaticString, _ time: Timestamp) {
    text.removeAll(keepingCapacity: true)
    time.append(to: &text)
    member(ofText: name)
  }

  /// A member with the time between two moments as .NET prints a TimeSpan.
  mutating func member(
    _ name: StaticString, from start: Timestamp, to end: Timestamp
  ) {
    text.removeAll(keepingCapacity: true)
    text.append(timeSpan: end.ticks - start.ticks)
    member(ofText: name)
  }
}
