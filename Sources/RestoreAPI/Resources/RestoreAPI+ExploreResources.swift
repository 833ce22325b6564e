import Backup
import HTTP1
import Verdict

extension RestoreAPI {
  /// Starts a restore session of what the job of the path saved: that of the job's organization, whose name tells the job
  /// (observed).
  static func exploreJob(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let job = try call.resource(.jobs, reply.scratch.path.span)
    let organization = try call.organization(of: job, .jobs)
    var opening = Opening(call, text, using: &reply.scratch)
    opening.scope = "Job: \(job.text("name") ?? "")"
    explore(organization, opening, call, &reply)
  }

  /// Starts a restore session of what the data retrieval of the path brought back, as it was at the retrieval's time. The
  /// call has no body; type and time are those of the fixtures, and the session's name tells the retrieval (assumed).
  static func exploreDataRetrieval(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let retrieval = try call.resource(.dataRetrievals, reply.scratch.path.span)
    let organization = try call.organization(of: retrieval, .dataRetrievals)
    let type = RestoreSessionType.allCases.first { $0.product == retrieval.text("type") }
    let opening = Opening(
      type ?? .vex, at: retrieval.time("pointInTime"), "Retrieval: \(retrieval.text("name") ?? "")")
    explore(organization, opening, call, &reply)
  }

  /// Starts a restore session of what the repository of the path has of the organization that the query names: of all of
  /// its backup (assumed).
  static func exploreRepository(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    _ = try call.resource(.backupRepositories, reply.scratch.path.span)
    let parameter = QueryParameter.organizationId
    guard let id = call.query.uuid(parameter) else {
      throw Rejection(
        .badRequest,
        Violation(
          .queryType, message: Message.invalid, at: "?\(parameter.name)", expected: parameter.kind.expected,
          found: "none", suggestion: "add the id of the organization to explore"))
    }
    guard let organization = call.world.organization(id) else {
      throw Call.unknownOrganization(at: "?\(parameter.name)", expected: "the id of an organization")
    }
    explore(organization, Opening(call, text, using: &reply.scratch), call, &reply)
  }
}

extension Call {
  /// The organization that an item's `organizationId` names; refused where it names none.
  fileprivate func organization(of item: ResourceItem, _ kind: ResourceKind) throws(Rejection) -> Organization {
    guard let organization = item.uuid("organizationId").flatMap({ world.organization($0) }) else {
      throw Self.unknownOrganization(
        at: "path", expected: "an item of \(kind.rawValue) whose organizationId is that of an organization")
    }
    return organization
  }
}
