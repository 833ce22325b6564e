import Choices
package import Exchange
package import HTTP1
import Journal
import Report
import RestoreAPI
import Verdict

/// What became of a request, and who sent it.
package struct Handling {
  /// What happens with the answer.
  package let outcome: Outcome
  /// The address that it came from; nil where no connection carried it.
  package let client: Peer?
  /// When its answer was made, in nanoseconds of ``Moment/uptimeNanoseconds``.
  package let uptimeNanoseconds: Int64

  package init(_ outcome: Outcome, from client: Peer?, uptimeNanoseconds: Int64) {
    self.outcome = outcome
    self.client = client
    self.uptimeNanoseconds = uptimeNanoseconds
  }

  /// How long the answer to a request took, in microseconds: from when the worker began with it, with what it is held back.
  package func durationMicroseconds(of context: borrowing RequestContext) -> Int {
    let nanoseconds = max(0, uptimeNanoseconds - context.arrival.uptimeNanoseconds)
    return Int(nanoseconds / 1000) + outcome.action.delayMilliseconds * 1000
  }
}

extension Emulator {
  /// The last stage: journal and report take a request with its answer, which must not be sent before. `answering` has made the
  /// answer last.
  package func keep(
    _ handling: Handling, of context: borrowing RequestContext, _ reader: borrowing RequestReader,
    in message: Span<UInt8>, _ answering: inout Answering
  ) {
    guard handling.outcome.isKept else { return }
    var entry = JournalEntry(context.request, at: context.arrival.timestamp)
    entry.durationMicroseconds = handling.durationMicroseconds(of: context)
    entry.client = handling.client
    entry.status = answering.reply.response.status.code
    entry.take(answering.reply.trace)
    entry.take(answering.reply)
    entry.fault = handling.outcome.fault.map { .rule($0) } ?? (answering.reply.verdict.isScripted ? .scripted : nil)
    // Of a request that is not kept, the report looks at what was found alone.
    guard journal.isOn || entry.findings != nil else { return report.take(consume entry, Span()) }
    answering.disclosed.take(reader, in: message, answering.reply, by: disclosure)
    entry.ends = answering.disclosed.ends
    report.take(consume entry, answering.disclosed.bytes.span)
    answering.disclosed.trim()
  }
}

extension JournalEntry {
  mutating func take(_ trace: Trace) {
    operation = trace.operation
    version = trace.version
    isRestore = trace.isRestore
    overlapsRestore = trace.overlapsRestore
    restoresNothing = trace.restoresNothing
    session = trace.session
    mailbox = trace.mailbox
    user = trace.user
  }

  fileprivate mutating func take(_ reply: borrowing Reply) {
    basis = reply.verdict.basis
    if reply.verdict.isPlain { return }
    findings = Findings(
      reply.verdict.violations.map(\.withoutMessage), warnings: reply.verdict.warnings,
      retryAfterSeconds: status < 400 ? nil : reply.retryAfterSeconds)
  }
}

extension Reply {
  /// How long the answer tells the client to wait, in seconds; nil where it does not.
  fileprivate var retryAfterSeconds: Int? {
    switch effect?.retryAfter {
    case .seconds(let seconds), .date(let seconds): return seconds
    case nil: break
    }
    let lines = String(decoding: response.fields, as: UTF8.self).split(separator: "\r\n")
    return lines.first { $0.hasPrefix("Retry-After: ") }.flatMap { Int($0.dropFirst("Retry-After: ".count)) }
  }
}

extension Violation {
  /// The same without the text for the client, which may repeat what was sent.
  fileprivate var withoutMessage: Violation {
    Violation(rule, at: pointer, position: position, expected: expected, found: found, suggestion: suggestion)
  }
}

extension Next {
  /// How much later the answer is sent.
  fileprivate var delayMilliseconds: Int {
    switch self {
    case .answerLater(let milliseconds, _), .deliver(_, let milliseconds, _): milliseconds
    case .answer, .again, .stream, .cutOff, .drop: 0
    }
  }
}
