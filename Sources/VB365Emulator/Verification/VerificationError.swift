import Journal

/// A client did not send what it should have, or sent what it should not.
public struct VerificationError: Error, Sendable {
  /// What does not hold, in a sentence.
  public let reason: String
  /// The requests that matched, the earliest first.
  public let matched: [ReceivedRequest]
  /// The requests that come nearest to what is missing, three at most, the nearest first.
  public let nearest: [NearMiss]
  /// How many earlier requests are kept no more, so that they could not be looked at.
  public let droppedRequests: Int

  /// A request that does not match, and why not.
  public struct NearMiss: Sendable {
    /// The request.
    public let request: ReceivedRequest
    /// What differs, member by member.
    public let differences: [Difference]
  }

  /// In what a request is another one than the match means.
  public struct Difference: Sendable, Equatable {
    /// The member of the match, such as `status`, `header Accept` or `body /mailBoxes/0/id`.
    public let member: String
    /// What it should be; a secret is told by its length.
    public let expected: String
    /// What it is; a secret is told by its length.
    public let found: String
  }
}

extension VerificationError: CustomStringConvertible {
  /// The reason, and behind it the nearest requests, each with its differences a line each.
  public var description: String {
    var lines = [reason]
    if droppedRequests > 0 { lines.append("\(droppedRequests) earlier requests are kept no more.") }
    for near in nearest {
      let request = near.request
      lines.append("near: \(request.method) \(request.path) → \(request.status) (\(request.id))")
      lines += near.differences.map { "  \($0.member): expected \($0.expected), found \($0.found)" }
    }
    return lines.joined(separator: "\n")
  }
}
