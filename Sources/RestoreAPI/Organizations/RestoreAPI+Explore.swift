import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Starts a restore session for the organization of the path.
  static func exploreOrganization(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    explore(try call.organization(), call, text, &reply)
  }

  /// Starts a restore session for the organization that the user logged in for.
  static func exploreOwnOrganization(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    explore(try call.ownOrganization(), call, text, &reply)
  }

  /// Opens the backup as it was at the time of the body. The fixtures have one backup, which serves for every time
  /// (assumed); the session's name tells the time that was asked for, or now where that has not come yet.
  private static func explore(
    _ organization: Organization, _ call: Call, _ text: Span<UInt8>, _ reply: inout Reply
  ) {
    let type = sessionType(of: call.body, in: text, using: &reply.scratch)
    let pointInTime = min(call.body.date(.dateTime) ?? call.now, call.now)
    let session = RestoreSession(
      id: call.api.newSessionID(), organization: organization, type: type, creationTime: call.now,
      name: type.sessionName(at: pointInTime), initiatedBy: call.userName ?? "")
    call.installation.sessions.append(session)
    reply.trace.session = session.id
    reply.response.status = call.version.explored
    answer(ListedSession(untouched: session), for: call, &reply)
  }

  /// The Veeam Explorer that the body names; Exchange's where it names none (assumed).
  private static func sessionType(
    of body: RequestBody, in text: Span<UInt8>, using scratch: inout Scratch
  ) -> RestoreSessionType {
    guard let type = body[.sessionType].text else { return .vex }
    type.decode(into: &scratch.text, in: text)
    return RestoreSessionType(parsing: scratch.text.span) ?? .vex
  }
}

extension RestoreSessionType {
  /// The name of a session, as the server makes it up: `Exchange restore (Entire organization - 21/04/2022 4:30:17 AM)`
  /// (observed).
  fileprivate func sessionName(at pointInTime: Timestamp) -> String {
    "\(product) restore (Entire organization - \(pointInTime.dayAndTime))"
  }
}
