package import Backup
import Synchronization

/// The emulated product: answers requests, one at a time or many at once, without ever waiting.
package final class Emulator: Sendable {
  private let settings: EmulatorSettings
  private let startedAt: Timestamp
  private let world: Mutex<World>

  /// Makes an emulator of `world`; `startedAt` is what the health call counts the uptime from.
  package init(world: World, settings: EmulatorSettings, startedAt: Timestamp) {
    self.settings = settings
    self.startedAt = startedAt
    self.world = Mutex(world)
  }

  /// Puts other fixtures in place of the present ones, from the next request on; one that is being answered keeps the
  /// world it began with.
  package func replace(world: World) {
    self.world.withLock { $0 = world }
  }
}
