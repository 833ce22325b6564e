/// A backed-up mailbox.
public struct Mailbox: Codable, Equatable, Sendable {
  /// A UUID.
  public let id: String
  /// The display name.
  public let name: String
  /// The primary SMTP address.
  public let email: String
}
