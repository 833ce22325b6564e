import HTTP1

extension Endpoint {
  /// What gets a client a device code for its restores, and tells whether it has one.
  static let deviceCodes = [
    Endpoint(
      method: .post, template: ["v6", "RestoreSessions", .restoreSessionId, "organization", "restoreDeviceCode"],
      operation: .issueRestoreDeviceCode, body: .restoreDeviceCode, basis: .assumed),
    Endpoint(
      method: .post, template: ["v6", "DeviceCode"], operation: .issueDeviceCode, body: .deviceCode, basis: .assumed),
    Endpoint(
      method: .post, template: ["v6", "DeviceCode", "check"], operation: .checkDeviceCode, body: .deviceCodeCheck,
      basis: .assumed),
  ]
}
