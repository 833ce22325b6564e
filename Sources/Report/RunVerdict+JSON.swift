import Exchange
import Faults
package import JSONText
import Verdict

extension JSONWriter {
  /// The members of a verdict.
  package mutating func members(of verdict: RunVerdict) {
    member("verdict", verdict.word.rawValue)
    member("judged", verdict.judged)
    beginArray("reasons")
    for reason in verdict.reasons { value(reason) }
    endArray()
    findings("findings", verdict.findings)
    if verdict.more > 0 { member("more", verdict.more) }
    findings("new", verdict.new)
    beginArray("known")
    for (finding, entry) in verdict.known { value(finding, reason: entry.reason) }
    endArray()
    beginArray("stale")
    for entry in verdict.stale { value(entry) }
    endArray()
    notEmulated(in: verdict)
    beginArray("unhitFaults")
    for fault in verdict.unhitFaults { value(fault) }
    endArray()
    beginArray("expectations")
    for expectation in verdict.expectations { value(expectation) }
    endArray()
  }

  private mutating func findings(_ name: StaticString, _ findings: [RunFinding]) {
    beginArray(name)
    for finding in findings { value(finding) }
    endArray()
  }

  /// The calls that only the vendor's server has: what a client needs that it cannot be tested with here.
  private mutating func notEmulated(in verdict: RunVerdict) {
    beginArray("notEmulated")
    let all = verdict.findings + verdict.new + verdict.known.map(\.finding)
    for finding in all.sorted(by: <) where finding.rule.name == RunFinding.notEmulated {
      beginObject()
      member("operation", finding.operation)
      member("count", finding.count)
      member("first", finding.first.description)
      endObject()
    }
    endArray()
  }
}

extension RunFinding {
  /// The rule that calls break which are not emulated.
  fileprivate static let notEmulated = "route.emulated"
}
