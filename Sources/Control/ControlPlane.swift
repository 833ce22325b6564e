package import Backup
package import HTTP1
import JSONText

/// What only an emulator has, under `/_emulator/` (interface.md): JSON in and out, errors as problem details.
///
/// None of the vendor's headers is here, HSTS least of all: it would bind a browser to this host long after the
/// emulator is gone.
package struct ControlPlane: Sendable {
  /// Names this run in the health call.
  private let instance: String
  /// The emulator's own version.
  private let version: String
  /// PEM of the test CA; nil when the server presents a certificate of the user's.
  private let certificateAuthority: [UInt8]?
  /// The OpenAPI document, which has the vendor's paths as well.
  private let openAPI: [UInt8]
  /// Who may change something.
  private let access: ControlAccess
  private let startedAt: Timestamp

  /// The control plane of an emulator that started at `startedAt`.
  package init(
    instance: String, version: String, certificateAuthority: [UInt8]?, openAPI: [UInt8],
    access: ControlAccess, startedAt: Timestamp
  ) {
    self.instance = instance
    self.version = version
    self.certificateAuthority = certificateAuthority
    self.openAPI = openAPI
    self.access = access
    self.startedAt = startedAt
  }

  /// Whether a request is for the control plane, by its path.
  package static func owns(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    ControlPath(head, in: bytes) != nil
  }

  /// Answers a request whose path is the control plane's and which came in on a loopback address, or not; `response` is
  /// empty before. What is still to be done about it is returned.
  package func respond(
    to head: borrowing RequestHead, in bytes: Span<UInt8>, onLoopback isLoopback: Bool, at now: Timestamp,
    into response: inout Response
  ) -> ControlAction {
    response.add("Cache-Control", "no-store")
    do throws(Problem) {
      if Origin.isForeign(to: head, in: bytes) {
        throw Problem(.forbidden, "Requests of pages from another web origin are refused.")
      }
      let call = try ControlRoute.call(of: head, in: bytes, access, onLoopback: isLoopback)
      return try perform(call, at: now, into: &response)
    } catch {
      error.write(to: &response)
      return .none
    }
  }

  /// Answers that there is no session to be reset, in place of what was written.
  package func refuseUnknownSession(into response: inout Response) {
    response.reset()
    response.add("Cache-Control", "no-store")
    Problem(.notFound, "There is no restore session with this id.").write(to: &response)
  }

  /// Refuses a message that is no request; the connection closes.
  package func refuse(_ status: Status, _ detail: String, into response: inout Response) {
    response.add("Cache-Control", "no-store")
    response.closesConnection = true
    Problem(status, detail).write(to: &response)
  }

  private func perform(
    _ call: ControlCall, at now: Timestamp, into response: inout Response
  ) throws(Problem) -> ControlAction {
    switch call {
    case .health: writeHealth(at: now, to: &response)
    case .certificateAuthority: try writeCertificateAuthority(to: &response)
    case .openAPI: writeOpenAPI(to: &response)
    case .reset:
      response.status = .noContent
      return .reset
    case .resetSession(let id):
      response.status = .noContent
      return .resetSession(id)
    }
    return .none
  }

  private func writeHealth(at now: Timestamp, to response: inout Response) {
    response.add("Content-Type", "application/json")
    var writer = JSONWriter(taking: &response.body)
    writer.beginObject()
    writer.member("status", "ok")
    writer.member("instance", instance)
    writer.member("version", version)
    // Not below 0 when the wall clock was set back.
    writer.member("uptimeSeconds", max(0, now.seconds - startedAt.seconds))
    writer.endObject()
    writer.finish(into: &response.body)
  }

  private func writeOpenAPI(to response: inout Response) {
    // The media type registered for such documents is one that browsers save and few tools ask for.
    response.add("Content-Type", "application/json")
    response.body.append(contentsOf: openAPI)
  }

  private func writeCertificateAuthority(to response: inout Response) throws(Problem) {
    guard let certificateAuthority else {
      throw Problem(.notFound, "The server presents a certificate of its user's: its CA is not known here.")
    }
    // RFC 8555 section 9.1; browsers save it, as nothing else is agreed on for a single certificate as text.
    response.add("Content-Type", "application/pem-certificate-chain")
    response.body.append(contentsOf: certificateAuthority)
  }
}
