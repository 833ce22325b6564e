import Backup
package import Choices
import HTTP1
import Verdict

extension RestoreAPI {
  /// Answers a request that is not served by an effect that refuses it, in the vendor's words and `milliseconds` later.
  /// What the trace of `reply` says of it stays.
  package func refuse(by effect: Effect, afterMilliseconds milliseconds: Int, _ reply: inout Reply) {
    var trace = reply.trace
    trace.located = nil
    reply.response.reset()
    begin(&reply)
    reply.trace = trace
    reply.verdict.wait(milliseconds)
    reply.effect = effect
    let refusal = effect.refusal ?? Refusal(status: Effect.defaultStatus, message: Effect.defaultMessage)
    let violation = Violation(
      .fault, message: refusal.message, at: "request", expected: "a request without a fault rule",
      found: "a fault rule",
      suggestion: "DELETE /_emulator/faults takes the fault rules away")
    refuse(Rejection(Status(code: refusal.status) ?? .internalServerError, violation), &reply)
  }
}

extension Reply {
  /// Puts an effect on the answer, `milliseconds` later than at once: what it does on the wire takes the place of what was
  /// to be done there, and the longer delay counts. Its refusal is a matter of ``RestoreAPI/refuse(by:afterMilliseconds:_:)``.
  package mutating func put(_ other: Effect, afterMilliseconds milliseconds: Int) {
    verdict.wait(milliseconds)
    if other.breaksAnswer { verdict.markScripted() }
    guard other.isOnWire else { return }
    var onWire = other.onWire
    if let effect {
      (onWire.status, onWire.message, onWire.retryAfter) = (effect.status, effect.message, effect.retryAfter)
    }
    effect = onWire
  }
}
