import Backup
import HTTP1
import JSONText

extension RestoreAPI {
  /// Starts a restore session for the organization of the path.
  func exploreOrganization(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.explore, body, &reply)
    try call.checkParameters()
    explore(try call.organization(), request, in: body, for: call, &reply)
  }

  /// Starts a restore session for the organization that the user logged in for.
  func exploreOwnOrganization(_ call: Call, _ body: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let request = try BodyReader.read(.explore, body, &reply)
    try call.checkParameters()
    explore(try call.ownOrganization(), request, in: body, for: call, &reply)
  }

  /// Opens the backup as it was at the time of the body. The fixtures have one backup, which serves for every time
  /// (assumed); the session's name tells the time that was asked for, or now where that has not come yet.
  private func explore(
    _ organization: Organization, _ request: RequestBody, in body: Span<UInt8>, for call: Call, _ reply: inout Reply
  ) {
    let type = sessionType(of: request, in: body, using: &reply.scratch)
    let pointInTime = min(request.date(.dateTime) ?? call.now, call.now)
    let session = RestoreSession(
      id: newSessionID(), organization: organization, type: type, creationTime: call.now,
      name: type.sessionName(at: pointInTime), initiatedBy: call.userName ?? "")
    call.installation.sessions.append(session)
    answer(ListedSession(untouched: session), for: call, &reply)
  }

  /// The Veeam Explorer that the body names; Exchange's where it names none (assumed).
  private func sessionType(
    of request: RequestBody, in body: Span<UInt8>, using scratch: inout Scratch
  ) -> RestoreSessionType {
    guard let text = request[.sessionType].text else { return .vex }
    text.decode(into: &scratch.text, in: body)
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
