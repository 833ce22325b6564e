/// The restores of one session, the latest of them.
struct RestoreEvents: Sendable {
  /// The most that are remembered: more than tests look at, and a hundred bytes each.
  static let maximum = 1000

  /// A ring, once it is full.
  private var events: [RestoreEvent] = []
  /// How many there have been.
  private var total = 0

  /// The numbers of those that are remembered; they count on from the first restore of the session.
  var numbers: Range<Int> { (total - events.count)..<total }

  /// The event with `number`, one of ``numbers``.
  subscript(number: Int) -> RestoreEvent { events[number % Self.maximum] }

  /// Takes another, in place of the oldest where there are too many.
  mutating func append(_ event: RestoreEvent) {
    if events.count < Self.maximum {
      events.append(event)
    } else {
      events[total % Self.maximum] = event
    }
    total += 1
  }
}
