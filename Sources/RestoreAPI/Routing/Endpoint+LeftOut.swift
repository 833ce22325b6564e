import HTTP1

extension Endpoint {
  /// Calls of the vendor's that are not emulated and stand in the emulator's document: those around restores, and the other
  /// methods of paths that are answered. ``VendorOperations`` has all.
  static let leftOut = [
    Endpoint(method: .post, template: ["v6", "Organizations"], operation: .leaveOut, query: .unknown, basis: .assumed),
    Endpoint(
      method: .put, template: ["v6", "Organizations", .organizationId], operation: .leaveOut,
      query: .unknown, basis: .assumed),
    Endpoint(
      method: .delete, template: ["v6", "Organizations", .organizationId], operation: .leaveOut,
      query: .unknown, basis: .assumed),
    Endpoint(method: .get, template: ["v6", "RestorePoints"], operation: .leaveOut, query: .unknown, basis: .assumed),
    Endpoint(
      method: .get, template: ["v6", "RestorePoints", .restorePointId], operation: .leaveOut,
      query: .unknown, basis: .assumed),
    Endpoint(
      method: .get, template: ["v6", "RestorePoints", .restorePointId, "mailboxes"], operation: .leaveOut,
      query: .unknown, basis: .assumed),
  ]
}
