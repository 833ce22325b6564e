import HTTP1

// The calls about restore sessions themselves.
extension Endpoint {
  static let sessions: [Endpoint] = [
    Endpoint(
      method: .get, template: ["v6", "RestoreSessions"], operation: .listRestoreSessions,
      query: QuerySchema([.offset, .limit, .startTimeFrom, .startTimeTo]), basis: .observed),
    Endpoint(
      method: .get, template: ["v6", "RestoreSessions", .restoreSessionId], operation: .getRestoreSession,
      basis: .observed),
    Endpoint(
      method: .post, template: ["v6", "RestoreSessions", .restoreSessionId, "Stop"], operation: .stopRestoreSession,
      basis: .openapi),
    Endpoint(
      method: .get, template: ["v6", "RestoreSessions", .restoreSessionId, "organization"],
      operation: .getBackupOrganization, basis: .openapi),
    Endpoint(
      method: .get, template: ["v6", "RestoreSessions", .restoreSessionId, "Events"],
      operation: .listRestoreSessionEvents, query: .page, basis: .observed),
    Endpoint(
      method: .get, template: ["v6", "RestoreSessions", .restoreSessionId, "Events", .eventId],
      operation: .getRestoreSessionEvent, basis: .observed),
  ]
}
