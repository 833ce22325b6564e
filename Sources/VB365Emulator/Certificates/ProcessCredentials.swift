import Cryptography
import Synchronization

/// What the emulators of this process share that keep their certificate in memory. It is minted once: a start then makes
/// no key, and a client that trusts the CA of one trusts them all.
struct ProcessCredentials {
  /// So long they are handed out; far from the leaf's end, and longer than a process with tests in it lives.
  private static let lifetime: Int64 = 30 * 86_400
  private static let minted = Mutex<ProcessCredentials?>(nil)

  private let credentials: Credentials
  private let names: Set<HostName>
  private let mintedAt: Int64

  /// The shared credentials at `now`, in Unix seconds, where they are good for `names`; else those of a CA of their own,
  /// since a CA may vouch for nothing but what it was minted for.
  static func credentials(for names: WantedNames, now: Int64) throws(EmulatorError) -> Credentials {
    try minted.withLock { minted throws(EmulatorError) in
      if let minted, minted.serves(names, now) { return minted.credentials }
      let common = try WantedNames(additional: [], hosts: [])
      guard Set(common.all).isSuperset(of: names.all) else { return try .minted(for: names, now: now) }
      let fresh = ProcessCredentials(
        credentials: try .minted(for: common, now: now), names: Set(common.all), mintedAt: now)
      minted = fresh
      return fresh.credentials
    }
  }

  private func serves(_ wanted: WantedNames, _ now: Int64) -> Bool {
    (mintedAt..<mintedAt + Self.lifetime).contains(now) && names.isSuperset(of: wanted.all)
  }
}
