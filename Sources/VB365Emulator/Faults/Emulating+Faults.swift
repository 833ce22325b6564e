import Backup
import Bytes
import Choices
import Emulation
import EmulatorServer
import Exchange
import Faults
import JSONText

extension Emulating {
  /// Arms a fault: from the next request on it is done to those that match.
  ///
  /// ```swift
  /// let busy = Effect(status: 503, message: "Busy.", retryAfter: 1)
  /// let fault = try emulator.arm(Fault(matching: .operation(.restoreMailbox), effect: busy, times: 2))
  /// // … the client restores …
  /// #expect(fault.hits == 2)
  /// ```
  ///
  /// - Parameters:
  ///   - fault: What is done to which requests.
  ///   - session: The id of a restore session, whose requests alone are meant.
  /// - Returns: The armed fault, which counts its hits. It stays armed where nobody keeps it.
  /// - Throws: ``EmulatorError`` with the code ``EmulatorError/Code-swift.struct/invalidArgument`` where a number is out of
  ///   its range, effects contradict each other, the match cannot be meant, or 1,000 faults are armed already.
  @discardableResult
  public func arm(_ fault: Fault, session: String? = nil) throws(EmulatorError) -> ArmedFault {
    let emulation = direct.emulation
    let rule: FaultRule
    do throws(JSONMismatch) {
      rule = try FaultRule(fault.document(session: session), emulation.vocabulary)
    } catch {
      throw EmulatorError(.invalidArgument, "the fault cannot be armed: \(error.line)")
    }
    guard let armed = emulation.faults.arm(rule, uptimeNanoseconds: Moment.now.uptimeNanoseconds) else {
      throw EmulatorError(.invalidArgument, "\(FaultRules.most) faults are armed; disarmFaults() takes them away")
    }
    return ArmedFault(armed.number, of: emulation)
  }

  /// Takes all faults away, or those that were armed for one restore session.
  public func disarmFaults(session: String? = nil) {
    guard let session else {
      direct.emulation.faults.disarm()
      return
    }
    guard let id = UUID(parsingAnyForm: session.utf8.span) else { return }
    direct.emulation.faults.disarm(session: id)
  }
}

extension Fault {
  /// The fault as the control plane reads it.
  fileprivate func document(session: String?) -> JSONValue {
    let (seconds, attoseconds) = lifetime.components
    let isDrawn = probability != 1
    return JSONValue(members: [
      "match": match.of(session: session).document,
      "effect": try? JSONValue(parsing: effect.document.span),
      "skip": JSONValue(.integer(Int64(skip))),
      "times": JSONValue(.integer(Int64(times))),
      "ttlSeconds": JSONValue(.integer(seconds + (attoseconds > 0 ? 1 : 0))),
      "probability": isDrawn ? JSONValue(.number("\(probability)")) : nil,
      "seed": JSONValue(.integer(Int64(seed))),
    ])
  }
}
