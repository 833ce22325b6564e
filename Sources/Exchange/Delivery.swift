/// How an answer is sent that a client is to have trouble with. The head says of the body what it says of one that is sent
/// as it is.
package struct Delivery: Equatable, Sendable {
  /// How much of the answer is sent.
  package var extent = Extent.whole
  /// The `Content-Length` that the head has in place of the body's; nil for that.
  package var contentLength: Int?
  /// The pace of the body; nil for as fast as the client takes it.
  package var trickle: Trickle?
  /// What comes behind it.
  package var end = End.asAsked

  /// An answer that is sent as it is.
  package init() {}

  /// How much of an answer is sent.
  package enum Extent: Equatable, Sendable {
    /// All of it.
    case whole
    /// Nothing.
    case nothing
    /// Its head.
    case head
    /// Its head, and the first half of its body.
    case half
    /// All but so many bytes at the end of its body.
    case allBut(Int)
  }

  /// What comes behind an answer.
  package enum End: Equatable, Sendable {
    /// What the client and the answer's head have agreed on.
    case asAsked
    /// The end of the connection: close_notify and FIN, of which the head says nothing.
    case closeNotify
    /// The end of the connection by FIN alone, as if somebody else had cut it.
    case finish
    /// The end of the connection by a reset.
    case reset
  }

  /// A pace, in real time.
  package struct Trickle: Equatable, Sendable {
    /// Bytes at a time, 1 at least.
    package let bytes: Int
    /// How long each of them takes, 1 at least.
    package let milliseconds: Int

    /// A pace made of its parts.
    package init(bytes: Int, milliseconds: Int) {
      self.bytes = bytes
      self.milliseconds = milliseconds
    }
  }

  /// How many bytes are sent of a body that has `count`.
  package func bodyBytes(of count: Int) -> Int {
    switch extent {
    case .whole: count
    case .nothing, .head: 0
    case .half: count / 2
    case .allBut(let missing): max(0, count - missing)
    }
  }
}
