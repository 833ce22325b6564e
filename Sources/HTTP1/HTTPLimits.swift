/// How much of each thing a peer may send. Everything here bounds memory or work per connection; a limit is the largest
/// amount that still passes.
package struct HTTPLimits: Equatable, Sendable {
  /// Empty lines before a request line. RFC 9112, section 2.2 asks to ignore at least one, which old clients send
  /// behind a body; a few more do no harm, a stream of them does.
  package static let emptyLines = 4

  /// Bytes of a method name. The longest registered one has 17 (`UPDATEREDIRECTREF`).
  package static let method = 32

  /// Bytes of a request target. RFC 9112, section 3 asks for at least 8,000 for the whole request line.
  package static let target = 8 * 1024

  /// Bytes of a head, from the request line to the empty line. nginx and Apache allow about as much; a bearer token
  /// with many claims still fits. Offsets into a head rely on it being below 64 KiB.
  package static let head = 32 * 1024

  /// Field lines in a head, and in a trailer section. Apache's default; `FieldList` has room for exactly these.
  package static let fields = 100

  /// Bytes of all chunk extensions of a body, which RFC 9112, section 7.1.1 wants limited: nobody sends any, and an
  /// attacker hides work there.
  package static let chunkExtensions = 4 * 1024

  /// Digits of a chunk size, leading zeros included: what 64 bits need.
  package static let chunkSizeDigits = 16

  /// Bytes of a trailer section, which is checked and dropped.
  package static let trailers = 8 * 1024

  /// Bytes of a decoded body unless the server is configured otherwise: a bulk restore of thousands of mailboxes with
  /// its certificate stays below 2 MiB.
  package static let defaultBody = 8 * 1024 * 1024

  /// Bytes of a body once its transfer coding is taken off.
  package let body: Int

  /// The most `body` can be: a body is held in memory, and offsets behind it must not overflow.
  package static let largestBody = 1024 * 1024 * 1024

  /// Takes the one limit a server may configure; one outside 0 to `largestBody` counts as the nearer end.
  package init(body: Int = HTTPLimits.defaultBody) {
    self.body = min(max(0, body), Self.largestBody)
  }
}
