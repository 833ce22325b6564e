/// A worker's memory for what a request needs on the way to its answer, reused from request to request.
struct Scratch: ~Copyable {
  /// The path, its percent-encoded octets decoded.
  var path: [UInt8] = []
  /// The query's names and values, decoded.
  var query: [UInt8] = []
  /// Where a list is that is asked for in pages.
  var list = ListTarget()
  /// The body as UTF-8, where it came as something else.
  var body: [UInt8] = []
  /// Where the call's body lies in the text, while a wrapper is around it.
  var wrapped: WrappedBody?
  /// The members of the body.
  var members: [Member] = []
  /// The mailboxes that the body names.
  var mailboxes = MailboxList()
  /// The items that the body names.
  var items = ItemList()
  /// What a bulk restore did with each of them.
  var details: [BulkDetail] = []
  /// A text of the body without its escapes.
  var text: [UInt8] = []
  /// A password of the body without its escapes.
  var password: [UInt8] = []
  /// The bytes that a text in Base64 stands for.
  var decoded: [UInt8] = []

  /// Gives back what an unusually large request took. The rest cannot: `path`, `query` and `list` hold parts of a target, which
  /// has 8 KiB at most, and `members` has one for each property there is.
  mutating func trim() {
    mailboxes.trim()
    items.trim()
    if details.capacity > Self.usualDetails { details = [] }
    if body.capacity > Self.usualBytes { body = [] }
    if text.capacity > Self.usualBytes { text = [] }
    if password.capacity > Self.usualBytes { password = [] }
    if decoded.capacity > Self.usualBytes { decoded = [] }
  }

  /// A certificate in Base64 has some 5 KiB, with a long chain some more.
  private static let usualBytes = 64 * 1024
  /// What bulk restores name, but for the largest.
  private static let usualDetails = usualBodyListCount
}
