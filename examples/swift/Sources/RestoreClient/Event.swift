/// Something that happened in a restore session.
public struct Event: Decodable, Sendable {
  /// `Success`, `Warning` or `Failed`.
  public let status: String
  /// What happened, for people.
  public let message: String
}
