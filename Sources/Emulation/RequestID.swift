/// Names one request, for the answer's header and the log: the run's own word and a number that counts up.
package struct RequestID: Sendable, CustomStringConvertible {
  let instance: String
  let number: Int

  package var description: String { "\(instance)-\(number)" }
}
