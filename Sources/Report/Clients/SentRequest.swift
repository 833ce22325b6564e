import Backup
import Bytes
import Exchange
import JSONText
import Journal

/// A request as the client report looks at it.
struct SentRequest {
  let kept: KeptRequest
  /// Method and path.
  let target: String
  /// The parameters of its query, decoded, in order; what is hidden of them has its hash.
  let query: [Pair]
  /// The hash of the field with its token; nil without one.
  let token: UInt64?

  /// A parameter of a query.
  struct Pair: Hashable {
    let name: String
    /// Nil where it is hidden.
    let text: String?
    /// Of what is hidden.
    let hash: UInt64?
  }

  init(_ kept: KeptRequest) {
    self.kept = kept
    target = "\(kept.method) \(kept.path)"
    query = DisclosedPairs.read(Array(kept.bytes(of: .query))).map { name, value in
      switch value {
      case .text(let text): Pair(name: name, text: text, hash: nil)
      case .secret(_, let hash): Pair(name: name, text: nil, hash: hash)
      }
    }
    let fields = DisclosedPairs.read(Array(kept.bytes(of: .fields)))
    token =
      fields.lazy.compactMap { name, value in
        guard case .secret(_, let hash) = value, name.lowercased() == "authorization" else { return nil }
        return hash
      }.first
  }

  var entry: JournalEntry { kept.entry }
  var id: RequestID { entry.request }
  /// Whether it was answered as asked.
  var succeeded: Bool { 200..<300 ~= entry.status }

  /// When it came, in milliseconds.
  var start: Int64 { entry.time.ticks / Self.ticksPerMillisecond }
  /// When its answer was sent, in milliseconds.
  var end: Int64 { start + Int64(entry.durationMicroseconds) / 1000 }

  /// The mailboxes that a restore is about.
  var mailboxes: [String] {
    if let mailbox = entry.mailbox { return [mailbox.description] }
    let named = kept.json(.body)?.member("mailBoxes")?.elements ?? []
    return named.compactMap { $0.member("id")?.string?.lowercased() }
  }

  /// The integer of a query parameter; nil where there is none.
  func integer(_ name: String) -> Int? {
    query.first { $0.name.lowercased() == name }?.text.flatMap { Int($0) }
  }

  private static let ticksPerMillisecond = Timestamp.ticksPerSecond / 1000
}
