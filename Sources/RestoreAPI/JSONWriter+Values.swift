import Backup
import Bytes
import HTTP1
import JSONText
import Verdict

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

extension JSONWriter {
  /// Hands what was written over as a part of the answer, once it is as much as one; to be called between the results of
  /// a list, of which there can be many.
  mutating func handOver(to response: inout Response) throws(Rejection) {
    guard bytes.count >= Response.partSize else { return }
    var part: [UInt8] = []
    exchange(&part)
    let fits = response.takePart(from: &part)
    exchange(&part)
    if !fits { throw .outOfMemory }
  }
}

extension Rejection {
  /// How long a client is to wait, in seconds, where there was no memory for its request: others' answers are gone by
  /// then, or the time to take them is over soon.
  private static let retrySeconds = 1

  /// There is no memory for the answer.
  static let outOfMemory = Rejection(
    .serviceUnavailable,
    Violation(
      .memory, message: HTTPError.outOfMemory.message, at: "message", expected: "an answer that there is memory for",
      found: "a longer one"),
    field: Field(name: "Retry-After", value: "\(retrySeconds)"))
}
