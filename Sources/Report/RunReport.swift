package import Bytes
package import Faults
package import Journal

/// What a run amounts to, as far as it has come: one verdict, and what its clients did over time.
package final class RunReport: Sendable {
  /// What was said of requests.
  package let tally = Tally()
  /// What was expected of them.
  package let expectations: Expectations
  private let journal: Journal
  private let faults: FaultRules
  private let choices: Choices

  /// What a report is made with.
  package struct Choices: Sendable {
    /// The emulator's release, whose new rules fail no run yet.
    package var version: String
    /// Findings that the client's author knows of, from the start.
    package var known: [KnownFinding] = []

    package init(version: String) { self.version = version }
  }

  /// A report on what a journal is told, and on fault rules.
  package init(of journal: Journal, _ faults: FaultRules, _ choices: Choices) {
    self.journal = journal
    self.faults = faults
    self.choices = choices
    expectations = Expectations(of: journal)
  }

  /// Takes a request that was answered, with the bytes of its parts. It counts, and can be found in the journal, once this
  /// has returned.
  package func take(_ entry: consuming JournalEntry, _ bytes: Span<UInt8>) {
    tally.count(entry, target: String(repairing: bytes.extracting(..<min(entry.ends[0], bytes.count))))
    journal.append(consume entry, bytes)
    expectations.look()
  }

  /// The verdict on one restore session, or the whole run, at this point. Beside the findings that were known from the
  /// start, those of `known` count; only of the latter a stale one fails.
  package func verdict(session: UUID? = nil, known: [KnownFinding] = []) -> RunVerdict {
    let known = RunVerdict.Known(entries: choices.known + known, lasting: choices.known.count)
    return verdict(session: session, known)
  }

  /// The verdict on the whole run at its end, where a known finding that never came is stale.
  package func lastVerdict() -> RunVerdict {
    verdict(session: nil, RunVerdict.Known(entries: choices.known, lasting: 0))
  }

  private func verdict(session: UUID?, _ known: RunVerdict.Known) -> RunVerdict {
    RunVerdict(
      tally.totals(session: session), known, version: choices.version, expectations.list(session: session),
      faults.rules(session: session))
  }

  /// What the clients did over time, by the requests that the journal still has: those of one restore session, or all.
  package func clients(session: UUID? = nil) -> ClientReport {
    ClientReport(
      of: journal.requests(latestFirst: false) { session == nil || $0.session == session },
      judged: tally.totals(session: session).judged)
  }
}

// What is forgotten.
extension RunReport {
  /// Begins anew with the whole run, and forgets its requests.
  package func reset() {
    journal.forget()
    tally.forget()
    expectations.remove()
  }

  /// Forgets the requests of one restore session, or all, as if they had not come. What is expected stays, and begins anew.
  package func forgetRequests(session: UUID?) {
    journal.forget(session: session)
    tally.forget(session: session)
    expectations.restart(session: session)
  }

  /// Takes note that a restore session is over: nothing of it is left but what its requests amount to in the whole run.
  package func close(session: UUID) {
    journal.forget(session: session)
    tally.close(session: session)
    expectations.remove(session: session)
  }

  /// Takes note that a restore session was made anew: the same, but what is expected of it begins anew.
  package func restart(session: UUID) {
    journal.forget(session: session)
    tally.close(session: session)
    expectations.restart(session: session)
  }
}
