/// What the server does next about a request, whose answer has been written.
package enum Next: Equatable, Sendable {
  /// Sends the answer.
  case answer
  /// Sends the answer so much later by the emulated clock, or by a session's over it, and nothing else on this connection
  /// before it.
  case answerLater(milliseconds: Int, by: SessionClock? = nil)
  /// Has nothing to send yet: asks the same request again when something has happened (``Changes``), and at the deadline
  /// at the latest; nothing else on this connection is answered before.
  case again(until: Deadline)
  /// Sends the answer as the first piece of a stream, or, when the request was asked with a cursor, its body as the next
  /// piece, which may be empty. The same request is asked for what comes behind the new cursor when all of that was
  /// sent and something has happened. So a peer that reads slowly holds one piece, which should be short (``piece``).
  /// With any other answer the stream ends, behind that one's body.
  case stream(cursor: UInt64)
  /// Sends the answer in a way that gives a client trouble, and so much later.
  case deliver(Delivery, afterMilliseconds: Int, by: SessionClock? = nil)
  /// Closes the connection without the answer.
  case cutOff
  /// Sends nothing, and leaves the connection open.
  case drop
}

extension Next {
  /// The most bytes of a stream's piece, about.
  package static let piece = 64 * 1024
  /// A piece that says nothing, sent from time to time to keep a stream alive: a comment of `text/event-stream`, which is
  /// what all streams are (HTML, section 9.2.6).
  package static let keepAlive: StaticString = ":\n\n"
}
