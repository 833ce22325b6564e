import Backup
import Locking

/// The device codes that were issued here and have not expired: good in every restore session, any number of times
/// (behaviour.md, section 5).
struct DeviceCodes: ~Copyable, Sendable {
  /// Codes follow each other in their sequence: where those begin that are remembered, and when each of them expires.
  /// (Private, it breaks the compiler as of Swift 6.3.)
  struct Issued {
    var first: UInt64 = 0
    var expiries: [Timestamp] = []
  }

  private let issued = Lock(Issued())

  /// Issues the next code.
  func issue(at now: Timestamp) -> DeviceCode {
    issued.withLock { issued in
      let expired = issued.expiries.prefix { $0 <= now }.count
      let dropped = max(expired, issued.expiries.count + 1 - Self.limit)
      issued.expiries.removeFirst(dropped)
      issued.first += UInt64(dropped)
      issued.expiries.append(now.adding(seconds: Self.lifetime))
      return DeviceCode(number: issued.first + UInt64(issued.expiries.count - 1))
    }
  }

  /// How many are good at `now`.
  func count(at now: Timestamp) -> Int {
    issued.withLock { $0.expiries.count { now < $0 } }
  }

  /// Whether `text`, in any case, is a code that was issued and has not expired, or one of the fixtures.
  func holds(_ text: Span<UInt8>, for call: Call) -> Bool {
    call.world.holdsDeviceCode(text) || holds(text, at: call.now)
  }

  private func holds(_ text: Span<UInt8>, at now: Timestamp) -> Bool {
    guard let code = DeviceCode(parsing: text) else { return false }
    return issued.withLock { issued in
      guard code.number >= issued.first, code.number - issued.first < UInt64(issued.expiries.count) else {
        return false
      }
      return now < issued.expiries[Int(code.number - issued.first)]
    }
  }

  /// Seconds that a code is good for: Microsoft's quarter of an hour.
  static let lifetime = 900
  /// The most that are good at the same time; then the oldest goes (assumed).
  static let limit = 10_000
}
