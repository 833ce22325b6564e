import Backup
import Exchange
import Locking

/// The device codes that were issued here and have not expired: good in every restore session, any number of times
/// (behaviour.md, section 5).
struct DeviceCodes: ~Copyable, Sendable {
  /// Codes follow each other in their sequence: where those begin that are remembered, and until when each of them is
  /// good. (Private, it breaks the compiler as of Swift 6.3.)
  struct Issued {
    var first: UInt64 = 0
    var terms: [Term] = []
  }

  /// Until when a code is good, by the clock of the restore session that it was issued in.
  struct Term {
    let end: Timestamp
    let clock: SessionClock?

    func isOver(at worldTime: Timestamp) -> Bool { end <= clock?.reading(over: worldTime) ?? worldTime }
  }

  private let issued = Lock(Issued())

  /// Issues the next code, in a restore session whose clock is `clock`, or in none.
  func issue(for call: Call, by clock: SessionClock? = nil) -> DeviceCode {
    let now = call.worldTime
    let term = Term(end: call.now.adding(seconds: Self.lifetime), clock: clock)
    return issued.withLock { issued in
      let expired = issued.terms.prefix { $0.isOver(at: now) }.count
      let dropped = max(expired, issued.terms.count + 1 - Self.limit)
      issued.terms.removeFirst(dropped)
      issued.first += UInt64(dropped)
      issued.terms.append(term)
      return DeviceCode(number: issued.first + UInt64(issued.terms.count - 1))
    }
  }

  /// How many are good at `now`.
  func count(at now: Timestamp) -> Int {
    issued.withLock { $0.terms.count { !$0.isOver(at: now) } }
  }

  /// Whether `text`, in any case, is a code that was issued and has not expired, or one of the fixtures.
  func holds(_ text: Span<UInt8>, for call: Call) -> Bool {
    call.world.holdsDeviceCode(text) || holds(text, at: call.worldTime)
  }

  private func holds(_ text: Span<UInt8>, at now: Timestamp) -> Bool {
    guard let code = DeviceCode(parsing: text) else { return false }
    return issued.withLock { issued in
      guard code.number >= issued.first, code.number - issued.first < UInt64(issued.terms.count) else {
        return false
      }
      return !issued.terms[Int(code.number - issued.first)].isOver(at: now)
    }
  }

  /// Seconds that a code is good for: Microsoft's quarter of an hour.
  static let lifetime = 900
  /// The most that are good at the same time; then the oldest goes (assumed).
  static let limit = 10_000
}

/// A device code that the emulator issues: nine characters in Microsoft's style, the same sequence in every run.
struct DeviceCode {
  /// The place in the sequence, from 0; less than ``numbers``.
  let number: UInt64

  /// The code at a place of the sequence, which begins anew after ``numbers`` of them.
  init(number: UInt64) {
    self.number = number % Self.numbers
  }

  /// Reads a code in any case; nil for a text that is none.
  init?(parsing text: Span<UInt8>) {
    guard text.count == Self.length else { return nil }
    var mixed: UInt64 = 0
    for index in text.indices {
      guard let value = Self.value(of: text[index]) else { return nil }
      mixed = mixed << 5 | value
    }
    number = (mixed ^ Self.mask) &* Self.inverse % Self.numbers
  }

  /// Appends the code.
  func append(to text: inout [UInt8]) {
    let mixed = number &* Self.factor % Self.numbers ^ Self.mask
    for place in stride(from: UInt64(5 * (Self.length - 1)), through: 0, by: -5) {
      text.append(Self.alphabet[Int(truncatingIfNeeded: mixed >> place & 31)])
    }
  }

  /// Characters of a code.
  static let length = 9
  /// How many codes there are: 5 bits a character.
  static let numbers: UInt64 = 1 << 45

  /// Letters and digits, without those that are taken for others (0 and O, 1 and I).
  private static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

  /// Neighbours in the sequence, multiplied by an odd number, lie far apart, and no two are equal; the other number
  /// undoes it, since the product of both is 1 but for multiples of ``numbers``.
  private static let factor: UInt64 = 0x1E37_79B9_7F4B
  private static let inverse: UInt64 = 0x193D_EE21_9263
  /// Without it the first code would be a row of one letter.
  private static let mask: UInt64 = 0x17E1_5162_8AED

  private static func value(of character: UInt8) -> UInt64? {
    let letter = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= character & 0xDF ? character & 0xDF : character
    return alphabet.firstIndex(of: letter).map { UInt64($0) }
  }
}
