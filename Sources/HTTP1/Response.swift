import Bytes

/// An answer in the making; reused from request to request, so that it stops allocating once it has grown.
package struct Response: ~Copyable {
  /// The status; `.ok` until set.
  package var status = Status.ok

  /// The reason phrase, written in the source, where it is to be another than the status's own (RFC 9112, section 4).
  package var reason: StaticString?

  /// The body, or the end of one that has `parts`; its length is sent whether or not the body is.
  package var body: [UInt8] = []

  /// The length that the head tells in place of the body's; nil for that.
  package var toldLength: Int?

  /// Whether the body comes in pieces, of which `body` is one, and its length is not known: in chunks, or, to a client of
  /// HTTP/1.0, up to the end of the connection (RFC 9112, section 6.3).
  package var isStreamed = false

  /// Whether the connection ends behind this answer, whatever the client asked for.
  package var closesConnection = false

  /// The field lines added so far, each with its line end.
  package private(set) var fields: [UInt8] = []

  /// What comes before `body`: a long body is made in parts, so that it neither moves while it grows nor takes more
  /// memory than it is long.
  package private(set) var parts: [[UInt8]] = []

  private var partsLength = 0
  /// What the parts take, and what was reserved for more of them.
  private var charge: MemoryCharge
  private var reserved = 0

  /// Makes an empty answer with status 200, the parts of whose body are charged to an account.
  package init(charging account: MemoryAccount? = nil) {
    charge = MemoryCharge(on: account)
  }

  /// The whole body in one piece, for whoever looks at it.
  package func joinedBody() -> [UInt8] { parts.reduce(into: []) { $0 += $1 } + body }

  /// The bytes of the whole body.
  package var length: Int { partsLength + body.count }

  /// Empties the answer and keeps its memory.
  package mutating func reset() {
    status = .ok
    reason = nil
    body.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    closesConnection = false
    isStreamed = false
    toldLength = nil
    if charge.bytes != 0 || !parts.isEmpty { dropParts() }
  }

  /// Reserves memory for parts that are to come; false where there is not as much.
  package mutating func reserve(_ count: Int) -> Bool {
    guard charge.add(count) else { return false }
    reserved += count
    return true
  }

  /// Takes what was written of the body as its next part, and leaves an empty buffer for another one; false, and the
  /// buffer as it was, where there is no memory for it.
  package mutating func takePart(from buffer: inout [UInt8]) -> Bool {
    let size = buffer.capacity
    guard charge.add(max(0, size - reserved)) else { return false }
    reserved -= min(reserved, size)
    partsLength += buffer.count
    var part: [UInt8] = []
    part.reserveCapacity(Self.partCapacity)
    swap(&part, &buffer)
    parts.append(part)
    return true
  }

  /// Hands the parts, and `body` behind them, over to be sent, with what they are charged.
  package mutating func moveParts(to output: inout [[UInt8]], charging other: inout MemoryCharge) {
    var last: [UInt8] = []
    swap(&last, &body)
    parts.append(last)
    swap(&parts, &output)
    charge.move(to: &other)
    dropParts()
  }

  /// Gives the memory of an unusually long body back, once it was encoded.
  package mutating func trim() {
    if body.capacity > Self.keptCapacity { body = [] }
  }

  private mutating func dropParts() {
    parts = []
    partsLength = 0
    reserved = 0
    charge.set(to: 0)
  }

  /// The bytes that a part has at least: so many that malloc maps them for themselves, and they go back to the system
  /// one by one as they are sent.
  package static let partSize = keptCapacity
  /// The memory for a part: its size, and the result that goes beyond it.
  private static let partCapacity = partSize + 64 * 1024
  /// The most memory of a body that is kept for the next one.
  package static let keptCapacity = 256 * 1024

  /// Adds a field line that is written in the source. `Connection`, `Content-Length`, `Date` and `Transfer-Encoding` are
  /// the encoder's, here and below.
  package mutating func add(_ name: StaticString, _ value: StaticString) {
    fields.append(addingCapacity: name.utf8CodeUnitCount + value.utf8CodeUnitCount + Self.punctuation) { output in
      output.append(name)
      output.append(": ")
      output.append(value)
      output.append("\r\n")
    }
  }

  /// Adds field lines that are written in the source, each with its line end: one copy for what every answer carries.
  package mutating func add(lines: StaticString) {
    fields.append(lines)
  }

  /// Adds a field line whose value may come from anywhere. A line end in it would begin a field, or an answer, of the
  /// sender's choosing: control characters become spaces, as RFC 9110, section 5.5 lets a recipient do with them.
  package mutating func add(_ name: StaticString, _ value: Span<UInt8>) {
    fields.append(addingCapacity: name.utf8CodeUnitCount + value.count + Self.punctuation) { output in
      output.append(name)
      output.append(": ")
      for index in value.indices {
        output.append(ByteClass.of(value[index]).contains(.fieldValue) ? value[index] : .space)
      }
      output.append("\r\n")
    }
  }

  /// Adds a field line whose value is a number; a negative one counts as 0.
  package mutating func add(_ name: StaticString, decimal value: Int) {
    fields.append(addingCapacity: name.utf8CodeUnitCount + Self.longestNumber + Self.punctuation) { output in
      output.append(name)
      output.append(": ")
      output.append(decimal: max(0, value))
      output.append("\r\n")
    }
  }

  /// The bytes of a field line beside name and value: the colon, a blank and the line end.
  private static let punctuation = 4
  /// The digits of `Int.max`.
  static let longestNumber = 19
}
