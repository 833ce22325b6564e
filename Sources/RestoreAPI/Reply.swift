package import Choices
package import Exchange
package import HTTP1
package import JSONText
package import Verdict

/// What answering works in: the answer, what is to be said of it, and a worker's memory for both, reused from request to
/// request. Its parts are stored side by side, so that a function can be lent any of them, and any two at a time.
package struct Reply: ~Copyable {
  /// The answer.
  package var response: Response
  /// What is to be said of the answer beside it.
  package var verdict = Verdict()
  /// Where the request led.
  package internal(set) var trace = Trace()
  /// What the fixtures have done to the answer, beside its delay; nil for nothing.
  package internal(set) var effect: Effect?
  /// The clock that the verdict's delay goes by; nil for the emulated clock.
  package internal(set) var delayClock: SessionClock?
  var scratch = Scratch()
  /// Writes the answer, and keeps its memory for texts; what it writes to is the answer's.
  var writer = JSONWriter()

  /// A reply for a worker's requests; the parts of long bodies are charged to an account.
  package init(charging account: MemoryAccount? = nil) {
    response = Response(charging: account)
  }
}

extension Reply {
  /// Lets what the answer waits for go by the clock of `session`.
  @inline(__always)
  mutating func noteDelay(in session: SessionRecord) {
    if verdict.delayMilliseconds > 0 { delayClock = session.clock }
  }

  /// Answers with JSON of a media type of its own, which `write` writes.
  package mutating func json(as type: StaticString, _ write: (inout JSONWriter) -> Void) {
    response.add("Content-Type", type)
    writer.write(into: &response) { writer, _ in write(&writer) }
  }

  /// Answers with JSON, which `write` writes.
  @inline(__always)
  mutating func json(_ write: (inout JSONWriter) -> Void) {
    response.addJSONType()
    writer.write(into: &response) { writer, _ in write(&writer) }
  }

  /// The same for a list, of which what is written may be handed over to the answer from time to time.
  @inline(__always)
  mutating func jsonInParts(
    _ write: (inout JSONWriter, inout Response) throws(Rejection) -> Void
  ) throws(Rejection) {
    response.addJSONType()
    try writer.write(into: &response, write)
  }
}

extension JSONWriter {
  /// Lets `write` write the body of an answer: the one place that takes the answer's buffer, and puts it back whatever
  /// comes.
  @inline(__always)
  mutating func write<Failure: Error>(
    into response: inout Response, _ write: (inout JSONWriter, inout Response) throws(Failure) -> Void
  ) throws(Failure) {
    begin(in: &response.body)
    defer { exchange(&response.body) }
    try write(&self, &response)
  }
}

extension Response {
  /// Says that the body is JSON.
  mutating func addJSONType() {
    add("Content-Type", "application/json; charset=utf-8")
  }
}
