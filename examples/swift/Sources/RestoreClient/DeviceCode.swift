/// A code by which a user allows a restore in a browser.
public struct DeviceCode: Decodable, Sendable {
  /// What the user enters, and the restore names.
  public let userCode: String
  /// What the user is to be told.
  public let message: String
}
