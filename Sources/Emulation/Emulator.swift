/// The emulated product: answers requests, one at a time or many at once, without ever waiting.
package final class Emulator: Sendable {
  package init() {}
}
