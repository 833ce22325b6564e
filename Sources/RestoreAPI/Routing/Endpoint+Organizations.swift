import HTTP1

// The calls about the installation and its organizations, and those that open an organization's backup.
extension Endpoint {
  static let organizations: [Endpoint] = [
    Endpoint(method: .get, template: ["v6", "ServiceInstance"], operation: .getServiceInstance, basis: .openapi),
    Endpoint(
      method: .get, template: ["v6", "Organizations"], operation: .listOrganizations, query: .organizations,
      basis: .openapi),
    Endpoint(
      method: .get, template: ["v6", "Organizations", .organizationId], operation: .getOrganization,
      query: .organizations, basis: .openapi),
    Endpoint(
      method: .get, template: ["v6", "Organizations", .organizationId, "LicensingInformation"],
      operation: .getLicensingInformation, basis: .openapi),
    Endpoint(method: .get, template: ["v6", "Organization"], operation: .getOwnOrganization, basis: .assumed),
    Endpoint(
      method: .post, template: ["v6", "Organizations", .organizationId, "explore"], operation: .exploreOrganization,
      body: .explore, basis: .observed),
    Endpoint(
      method: .post, template: ["v6", "Organization", "Explore"], operation: .exploreOwnOrganization, body: .explore,
      basis: .assumed),
  ]
}
