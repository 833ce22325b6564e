import Journal

/// How many requests are to match.
public struct RequestCount: Sendable, Equatable {
  let count: Verification.Count

  /// So many, neither less nor more.
  public static func exactly(_ number: Int) -> RequestCount { RequestCount(count: .exactly(max(0, number))) }
  /// So many or more.
  public static func atLeast(_ number: Int) -> RequestCount { RequestCount(count: .atLeast(number)) }
  /// So many or less.
  public static func atMost(_ number: Int) -> RequestCount { RequestCount(count: .atMost(max(0, number))) }
  /// None.
  public static let never = RequestCount(count: .atMost(0))
}
