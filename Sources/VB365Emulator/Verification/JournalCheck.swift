import Bytes
import Emulation
import Exchange
import JSONText
import Journal

/// A verification of what one emulator was sent.
struct JournalCheck: Sendable {
  private let verification: Verification
  private let session: UUID?
  private let emulation: Emulation.Emulator

  /// Holds what `emulator` was sent, for the restore session of that id or for all, against `claim`.
  init(
    _ emulator: some Emulating, session: String?,
    _ claim: (MatchVocabulary) throws(JSONMismatch) -> Verification.Claim
  ) throws(VerificationError) {
    emulation = emulator.direct.emulation
    guard emulation.journal.isOn else { throw VerificationError("The emulator keeps no requests to be verified.") }
    do throws(JSONMismatch) {
      verification = Verification(try claim(emulation.vocabulary))
    } catch {
      throw VerificationError("The match cannot be meant: \(error.line).")
    }
    self.session = session.flatMap { UUID(parsingAnyForm: $0.utf8.span) }
    if session != nil, self.session == nil {
      throw VerificationError("A session is named by a UUID of 8-4-4-4-12 hexadecimal digits.")
    }
  }

  /// What holds by now.
  func verify() throws(VerificationError) -> [ReceivedRequest] {
    try outcome(isOver: true) ?? []
  }

  /// What holds when it is known whatever comes, and at the end of the time at the latest. No thread waits meanwhile.
  nonisolated(nonsending) func verify(within limit: Duration) async throws -> [ReceivedRequest] {
    // One that was told and not heard yet is enough: it is asked anew each time.
    let (changes, source) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let listening = emulation.changes.listen { source.yield() }
    defer { emulation.changes.leave(listening) }
    let timer = Task {
      try? await Task.sleep(for: limit)
      source.finish()
    }
    defer { timer.cancel() }
    var seen = emulation.journal.counts.all
    if let found = try outcome(isOver: false) { return found }
    for await _ in changes {
      let isNews = emulation.journal.hasNews(behind: &seen) { verification.mayTurn(on: $0, session: session) }
      guard isNews else { continue }
      if let found = try outcome(isOver: false) { return found }
    }
    try Task.checkCancellation()
    return try verify()
  }

  /// The requests that matched where that is settled; nil where more may come that changes it.
  private func outcome(isOver: Bool) throws(VerificationError) -> [ReceivedRequest]? {
    switch verification.state(in: emulation.journal, session: session) {
    case .holds(let ids):
      return requests(ids)
    case .holdsSoFar(let ids):
      return isOver ? requests(ids) : nil
    case .notYet(let ids):
      guard isOver else { return nil }
      throw failure(ids)
    case .broken(let ids):
      throw failure(ids)
    }
  }

  private func requests(_ ids: [RequestID]) -> [ReceivedRequest] {
    let numbers = Set(ids.map(\.number))
    return emulation.journal.requests(latestFirst: false) { numbers.contains($0.request.number) }
      .map { ReceivedRequest($0) }
  }

  private func failure(_ ids: [RequestID]) -> VerificationError {
    let nearest = verification.nearest(in: emulation.journal, session: session, matched: ids.count)
    return VerificationError(
      reason: verification.failure(matched: ids.count), matched: requests(ids),
      nearest: nearest.map { request, differences in
        VerificationError.NearMiss(
          request: ReceivedRequest(request), differences: differences.map(VerificationError.Difference.init))
      },
      droppedRequests: Int(clamping: emulation.journal.counts.dropped))
  }
}

extension VerificationError {
  fileprivate init(_ reason: String) {
    self.init(reason: reason, matched: [], nearest: [], droppedRequests: 0)
  }
}

extension VerificationError.Difference {
  fileprivate init(_ difference: Difference) {
    self.init(member: difference.member, expected: difference.expected, found: difference.found)
  }
}
