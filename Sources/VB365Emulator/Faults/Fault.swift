import Choices

/// What is done on purpose to some of the requests that match.
///
/// ```swift
/// // The third restore fails, and no other.
/// let fault = try emulator.arm(Fault(matching: .operation(.restoreMailbox), effect: Effect(status: 503), skip: 2))
/// ```
public struct Fault: Sendable, Equatable {
  /// Which requests.
  public var match: RequestMatch
  /// What is done to them. A status, from 100 to 599, or a message refuses a request before it takes effect; every other
  /// effect is done to the answer.
  public var effect: Effect
  /// How many requests that match are left alone before the first one is hit, from 0 to 1,000,000,000.
  public var skip: Int
  /// How many are hit, from 1 to 1,000,000,000; then the fault is over.
  public var times: Int
  /// How long it is armed, by the real time: from a second to a day, in whole seconds, and rounded up to one.
  public var lifetime: Duration
  /// How likely each request is hit, from 0 to 1. What is drawn follows from ``seed``, the restore session, the mailbox and
  /// the how-manieth of their requests it is: the same in each run, in whichever order requests come.
  public var probability: Double
  /// Makes the draws of one fault others than those of the next, from 0 to 2,147,483,647.
  public var seed: Int

  /// A fault made of its parts; by default it hits the next request that matches, within ten minutes.
  public init(
    matching match: RequestMatch = .any, effect: Effect, skip: Int = 0, times: Int = 1,
    for lifetime: Duration = .seconds(600), probability: Double = 1, seed: Int = 0
  ) {
    self.match = match
    self.effect = effect
    self.skip = skip
    self.times = times
    self.lifetime = lifetime
    self.probability = probability
    self.seed = seed
  }
}
