/// An opened backup.
public struct RestoreSession: Sendable {
  let api: API
  private let description: Description

  init(api: API, description: Description) {
    self.api = api
    self.description = description
  }

  /// The display name.
  public var name: String { description.name }
  /// `Vex` for Exchange.
  public var type: String { description.type }
  /// `Working` or `Stopped`.
  public var state: String { description.state }

  /// All mailboxes.
  public func mailboxes() async throws -> [Mailbox] {
    try await api.pages(mailboxesPath)
  }

  /// Asks for a code that the user enters in a browser.
  public func deviceCode(for applicationID: String) async throws -> DeviceCode {
    try await api.post("\(path)/organization/restoreDeviceCode", ["targetApplicationId": applicationID])
  }

  /// Restores one mailbox to where it was.
  public func restore(_ mailbox: Mailbox, by credentials: Credentials) async throws -> RestoreStatistics {
    try await api.post("\(mailboxesPath)/\(mailbox.id)/restore", RestoreBody(credentials))
  }

  /// Restores many mailboxes to where they were: their items that changed, and those that were deleted.
  public func restore(_ mailboxes: [Mailbox], by credentials: Credentials) async throws -> BulkRestoreResult {
    try await api.post("\(mailboxesPath)/restore", BulkRestoreBody(mailboxes, credentials))
  }

  /// What was restored so far.
  public func events() async throws -> [Event] {
    try await api.pages("\(path)/Events")
  }

  private var path: String { "/v6/RestoreSessions/\(description.id)" }
  private var mailboxesPath: String { "\(path)/organization/mailboxes" }

  struct Description: Decodable {
    let id: String
    let name: String
    let type: String
    let state: String
  }
}
