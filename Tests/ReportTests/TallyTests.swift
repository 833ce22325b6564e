import Bytes
import Exchange
import Journal
import Report
import Testing
import Verdict

@Suite("The tally of a run", .timeLimit(.minutes(5)))
struct TallyTests {
  @Test("does not forget what the journal gives up")
  func forgetsNothing() {
    let run = Sent(entries: 3)
    let first = run.sendBreaking()
    for _ in 0..<20 { run.send() }
    run.sendBreaking()
    let verdict = run.report.verdict()
    #expect(verdict.judged == 22)
    #expect(verdict.findings.count == 1)
    #expect(verdict.findings.first?.count == 2)
    #expect(verdict.findings.first?.first.number == first.number)
    #expect(run.journal.counts.dropped == 19)
  }

  @Test("tells kinds apart by rule, place, call, session, and whether a request was refused")
  func kinds() {
    let run = Sent()
    run.sendBreaking()
    run.sendBreaking(at: "/b")
    run.sendBreaking(Rule("b.rule", .assumed, "", example: ""))
    run.sendBreaking(isWarning: true)
    run.sendBreaking(session: Sent.session)
    for _ in 0..<2 { run.sendBreaking() }
    #expect(run.report.verdict().findings.map(\.count) == [3, 1, 1, 1, 1])
    #expect(run.report.verdict(session: Sent.session).findings.count == 1)
    #expect(run.report.verdict(session: Sent.session).judged == 1)
  }

  @Test("counts a request once for each kind, however often it breaks the rule there")
  func once() {
    let run = Sent()
    run.send { entry, _ in
      let violation = Violation(Sent.rule, at: "/a", expected: "", found: "")
      entry.findings = JournalEntry.Findings([violation, violation])
    }
    #expect(run.report.verdict().findings.map(\.count) == [1])
  }

  @Test("counts neither scripted refusals nor faulted answers, but what was odd about the request")
  func scripted() {
    let run = Sent()
    run.sendBreaking(Sent.scripted)
    // A real refusal whose answer was broken.
    run.send { entry, _ in
      entry.basis = .scripted
      entry.findings = JournalEntry.Findings([Violation(Sent.rule, at: "/a", expected: "", found: "")])
    }
    #expect(run.report.verdict().judged == 0)
    #expect(run.report.verdict().word == .inconclusive)
    run.send { entry, _ in
      entry.basis = .scripted
      entry.findings = JournalEntry.Findings([], warnings: [Violation(Sent.rule, at: "TLS", expected: "", found: "")])
    }
    #expect(run.report.verdict().findings.map(\.isWarning) == [true])
  }

  @Test("keeps so many kinds, and counts the others")
  func bound() {
    let run = Sent(entries: 1)
    for number in 0..<(Tally.mostKinds + 5) { run.sendBreaking(at: "/\(number)") }
    let verdict = run.report.verdict()
    #expect(verdict.findings.count == Tally.mostKinds)
    #expect(verdict.more == 5)
    #expect(verdict.word == .fail)
  }

  @Test("names a call without a name by method and path, without ids")
  func nameless() {
    let run = Sent()
    for id in ["380d7caf-6294-4a33-b50a-b8aeb13af58c", "9e9b7199-f547-467a-b580-9d283a75eaad"] {
      run.send { entry, parts in
        entry.operation = ""
        parts.target = "GET /v6/Jobs/\(id)/start"
        entry.findings = JournalEntry.Findings([Violation(Sent.rule, at: "path", expected: "", found: "")])
      }
    }
    #expect(run.report.verdict().findings.map(\.operation) == ["GET /v6/Jobs/{id}/start"])
  }

  @Test("forgets by session or all; a session that is over still counts for the run")
  func forgetting() {
    let run = Sent()
    run.sendBreaking()
    run.sendBreaking(session: Sent.session)
    run.report.close(session: Sent.session)
    #expect(run.report.verdict(session: Sent.session).judged == 0)
    #expect(run.report.verdict().judged == 2)
    // It is the same kind now.
    #expect(run.report.verdict().findings.map(\.count) == [2])
    run.sendBreaking(session: Sent.session)
    run.report.forgetRequests(session: Sent.session)
    #expect(run.report.verdict().judged == 2)
    run.report.reset()
    #expect(run.report.verdict().judged == 0)
    #expect(run.report.verdict().findings.isEmpty)
  }
}
