import JSONText
import Journal

extension Emulating {
  /// Holds what the emulator was sent by now against what is expected of a client.
  ///
  /// ```swift
  /// try emulator.verify(.operation(.restoreMailbox), .exactly(2))
  /// try emulator.verify(RequestMatch(status: .clientErrors), .never)
  /// ```
  ///
  /// - Parameters:
  ///   - match: Which requests are meant.
  ///   - count: How many of them there are to be.
  ///   - session: The id of a restore session, where requests for others are left out.
  /// - Returns: The requests that matched, the earliest first.
  /// - Throws: ``VerificationError``, which shows the nearest requests member by member.
  @discardableResult
  public func verify(
    _ match: RequestMatch = .any, _ count: RequestCount = .atLeast(1), session: String? = nil
  ) throws(VerificationError) -> [ReceivedRequest] {
    try check(match, count, session).verify()
  }

  /// Waits until what is expected of a client holds, at most so long. No thread is blocked meanwhile.
  ///
  /// ```swift
  /// try await emulator.verify(.operation(.stopRestoreSession), within: .seconds(1))
  /// ```
  ///
  /// ``RequestCount/atLeast(_:)`` returns with the request that fulfils it. ``RequestCount/exactly(_:)``,
  /// ``RequestCount/atMost(_:)`` and ``RequestCount/never`` take the whole time, as one request more would break them, and
  /// throw with that one.
  ///
  /// - Parameters:
  ///   - match: Which requests are meant.
  ///   - count: How many of them there are to be.
  ///   - session: The id of a restore session, where requests for others are left out.
  ///   - limit: How long is waited, by the real time whatever the emulated clock shows.
  /// - Returns: The requests that matched, the earliest first.
  /// - Throws: ``VerificationError``, which shows the nearest requests member by member; `CancellationError` where the task
  ///   is cancelled while it waits.
  @discardableResult
  public nonisolated(nonsending) func verify(
    _ match: RequestMatch = .any, _ count: RequestCount = .atLeast(1), session: String? = nil, within limit: Duration
  ) async throws -> [ReceivedRequest] {
    try await check(match, count, session).verify(within: limit)
  }

  /// Holds what the emulator was sent by now against an order: requests that match one behind the other, others between
  /// them or not.
  ///
  /// ```swift
  /// try emulator.verify(inOrder: [.operation(.createToken), .operation(.listMailboxes), .operation(.restoreMailbox)])
  /// ```
  ///
  /// - Returns: The requests that matched, one for each match.
  /// - Throws: ``VerificationError``, which shows what comes nearest to the first match that was not met.
  @discardableResult
  public func verify(
    inOrder matches: [RequestMatch], session: String? = nil
  ) throws(VerificationError) -> [ReceivedRequest] {
    try check(inOrder: matches, session).verify()
  }

  /// Waits until requests have come in an order, at most so long by the real time. No thread is blocked meanwhile.
  ///
  /// - Returns: The requests that matched, one for each match.
  /// - Throws: ``VerificationError``, which shows what comes nearest to the first match that was not met;
  ///   `CancellationError` where the task is cancelled while it waits.
  @discardableResult
  public nonisolated(nonsending) func verify(
    inOrder matches: [RequestMatch], session: String? = nil, within limit: Duration
  ) async throws -> [ReceivedRequest] {
    try await check(inOrder: matches, session).verify(within: limit)
  }

  private func check(
    _ match: RequestMatch, _ count: RequestCount, _ session: String?
  ) throws(VerificationError) -> JournalCheck {
    try JournalCheck(self, session: session) { vocabulary throws(JSONMismatch) in
      .count(try match.read(vocabulary), count.count)
    }
  }

  private func check(inOrder matches: [RequestMatch], _ session: String?) throws(VerificationError) -> JournalCheck {
    try JournalCheck(self, session: session) { vocabulary throws(JSONMismatch) in
      var read: [Match] = []
      for match in matches { read.append(try match.read(vocabulary)) }
      return .sequence(read)
    }
  }
}
