/// An answer in the making; reused from request to request, so that it stops allocating once it has grown.
package struct Response: ~Copyable {
  /// The status; `.ok` until set.
  package var status = Status.ok

  /// The reason phrase, written in the source, where it is to be another than the status's own (RFC 9112, section 4).
  package var reason: StaticString?

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
    reason = nil
    body.removeAll(keepingCapacity: true)
    fields.removeAll(keepingCapacity: true)
    closesConnection = false
  }

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
      output.append(decimal: value)
      output.append("\r\n")
    }
  }

  /// The bytes of a field line beside name and value: the colon, a blank and the line end.
  private static let punctuation = 4
  /// The digits of `Int.max`.
  static let longestNumber = 19
}
