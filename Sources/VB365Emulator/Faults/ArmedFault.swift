import Emulation
import Faults
import Locking

/// A fault that was armed, and what has come of it.
public final class ArmedFault: Sendable, Identifiable {
  /// What has come of it, when it was last looked at.
  private struct Numbers {
    var matched = 0
    var hits = 0
  }

  private let number: Int
  private let emulation: Emulation.Emulator
  private let seen = Lock(Numbers())

  init(_ number: Int, of emulation: Emulation.Emulator) {
    self.number = number
    self.emulation = emulation
  }

  /// Names it: ``ReceivedRequest/fault`` and the answer's field `X-Emulator-Fault` say the same.
  public var id: String { "\(number)" }

  /// How many requests it has hit.
  public var hits: Int { numbers.hits }

  /// How many requests matched it, hit or not, until it was over.
  public var matched: Int { numbers.matched }

  /// Takes it away; ``hits`` and ``matched`` stay as they are. A fault that is over needs no disarming.
  public func disarm() {
    _ = numbers
    emulation.faults.disarm(number)
  }

  private var numbers: Numbers {
    let present = emulation.faults.numbers(of: number)
    return seen.withLock { seen in
      if let present { seen = Numbers(matched: present.matched, hits: present.hits) }
      return seen
    }
  }
}
