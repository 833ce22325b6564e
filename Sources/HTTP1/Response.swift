/// An answer in the making; reused from request to request, so that it stops allocating once it has grown.
package struct Response: ~Copyable {
  /// The status; `.ok` until set.
  package var status = Status.ok

  /// The body; its length is sent whether or not the body is.
  package var body: [UInt8] = []

  /// Whether the connection ends behind this answer, whatever the client asked for.
  package var closesConnection = false

  /// The field lines added so far, each with its line end.
  package private(set) var fields: [UInt8] = []

  /// Makes an empty answer with status 200.
  package init() {}

  /// Empties the answer and keeps its memory.
  package mutating func reset() {
    status = .ok
    body.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    closesConnection = false
  }

  /// Adds a field line. `Connection`, `Content-Length` and `Date` are the encoder's and must not be added.
  package mutating func add(_ name: StaticString, _ value: StaticString) {
    fields.append(name)
    fields.append(": ")
    let firstByte = fields.count
    fields.append(value)
    endLine(valueFrom: firstByte)
  }

  /// Adds a field line whose value may come from anywhere.
  package mutating func add(_ name: StaticString, _ value: Span<UInt8>) {
    fields.append(name)
    fields.append(": ")
    let firstByte = fields.count
    fields.append(value)
    endLine(valueFrom: firstByte)
  }

  /// Adds a field line whose value is a number that is not negative.
  package mutating func add(_ name: StaticString, decimal value: Int) {
    fields.append(name)
    fields.append(": ")
    fields.append(decimal: value)
    fields.append("\r\n")
  }

  /// A line end inside a value would begin a field, or an answer, of the sender's choosing: control characters become
  /// spaces, as RFC 9110, section 5.5 lets a recipient do with them.
  private mutating func endLine(valueFrom firstByte: Int) {
    for index in firstByte..<fields.count where !ByteClass.of(fields[index]).contains(.fieldValue) {
      fields[index] = UInt8(ascii: " ")
    }
    fields.append("\r\n")
  }
}
