import HTTP1

extension Endpoint {
  /// The vendor's calls around restores that this emulator leaves out, and says so (assumed), rather than to pretend that
  /// there is no such path.
  static let leftOut = [
    Endpoint(method: .get, template: ["v6", "RestorePoints"], operation: .leaveOut, query: .unknown, basis: .assumed),
    Endpoint(
      method: .get, template: ["v6", "RestorePoints", .restorePointId], operation: .leaveOut,
      query: .unknown, basis: .assumed),
    Endpoint(
      method: .get, template: ["v6", "RestorePoints", .restorePointId, "mailboxes"], operation: .leaveOut,
      query: .unknown, basis: .assumed),
  ]
}
