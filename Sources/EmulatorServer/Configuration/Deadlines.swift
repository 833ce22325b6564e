/// How long a peer may take over each step of a connection; when a time is over the connection is closed.
package struct Deadlines: Sendable {
  /// For the whole TLS handshake: two round trips, with room for a client that is held in a debugger's start-up.
  package var handshake = Duration.seconds(10)
  /// From a request's first byte to the end of its head, however slowly bytes drip; then 408 (RFC 9110 §15.5.9).
  package var head = Duration.seconds(20)
  /// For every `bodyProgress` bytes of a body, or for what is left of it; then 408.
  package var body = Duration.seconds(20)
  /// Between two requests: http.sys, before which the real product stands, closes after the same time.
  package var idle = Duration.seconds(120)
  /// For every `writeProgress` bytes of an answer, or for what is left of it, to be taken by the peer.
  package var write = Duration.seconds(20)
  /// For a peer to stop sending after it was answered for good: a body just over the limit, at 8 Mbit/s.
  package var linger = Duration.seconds(10)
  /// How long no connection is accepted when descriptors, memory or room ran out: a few answers' worth of time.
  package var acceptPause = Duration.milliseconds(100)

  /// The least of a body, in bytes, that resets the body's time: 800 bytes a second, slower than any modem in use.
  package static let bodyProgress = 16 * 1024
  /// The least of an answer, in bytes, that resets the write's time.
  package static let writeProgress = 16 * 1024

  package init() {}

  /// Refuses a time that is over before it begins.
  func validate() throws(ServerError) {
    let times = [
      ("a handshake", handshake), ("a head", head), ("a body", body), ("an idle connection", idle),
      ("an answer", write),
      ("a lingering connection", linger), ("a pause of accepting", acceptPause),
    ]
    for (name, time) in times where time <= .zero { throw .invalidNumber("the time for \(name) is \(time)") }
  }
}
