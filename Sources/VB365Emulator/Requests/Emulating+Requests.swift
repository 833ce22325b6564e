import Bytes
import Emulation
import Journal
import Report

extension Emulating {
  /// The requests that match, in the order in which they were answered, the newest last: of one restore session, where
  /// `session` names one. A request can be found here before its answer is sent.
  ///
  /// ```swift
  /// let restores = emulator.requests(matching: .operation(.restoreMailbox))
  /// #expect(restores.map(\.status) == [503, 200])
  /// ```
  ///
  /// The last 1,000 requests on the vendor's paths are kept, 16 MiB of them at most; calls below `/_emulator/` are not. A
  /// match that cannot be meant, such as one by an id that is no UUID, takes none.
  public func requests(matching match: RequestMatch = .any, session: String? = nil) -> [ReceivedRequest] {
    let emulation = direct.emulation
    guard let match = try? match.of(session: session).read(emulation.vocabulary) else { return [] }
    return emulation.journal.requests(latestFirst: false) { match.mayTake($0) }
      .filter { match.takes($0) }.map { ReceivedRequest($0) }
  }

  /// Forgets what was received: all, or what was about one restore session. It counts in no verdict any more, and what is
  /// expected begins anew.
  public func clearRequests(session: String? = nil) {
    guard let session else { return direct.emulation.report.forgetRequests(session: nil) }
    guard let id = UUID(parsingAnyForm: session.utf8.span) else { return }
    direct.emulation.report.forgetRequests(session: id)
  }
}
