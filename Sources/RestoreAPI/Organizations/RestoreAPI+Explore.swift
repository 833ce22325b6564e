import Backup
import Bytes
import HTTP1
import JSONText

extension RestoreAPI {
  /// Starts a restore session for the organization of the path.
  static func exploreOrganization(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let opening = Opening(call, text, using: &reply.scratch)
    explore(try call.organization(), opening, call, &reply)
  }

  /// Starts a restore session for the organization that the user logged in for.
  static func exploreOwnOrganization(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    let opening = Opening(call, text, using: &reply.scratch)
    explore(try call.ownOrganization(), opening, call, &reply)
  }

  /// Starts a restore session for the organization that the user logged in for, as a restore operator does: it tells for
  /// whom, and why. It shows all mailboxes, whomever the scope names, and any user may start one (assumed).
  static func exploreAsOperator(_ call: Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    var opening = Opening(call, text, using: &reply.scratch)
    opening.purpose = SessionPurpose(
      scopeName: call.body.beginning(of: .scope, in: text) ?? "", reason: call.body.beginning(of: .reason, in: text))
    explore(try call.ownOrganization(), opening, call, &reply)
  }

  /// Opens the backup as it was at a time. The fixtures have one backup, which serves for every time (assumed); the
  /// session's name tells the time that was asked for, or now where that has not come yet.
  static func explore(_ organization: Organization, _ opening: Opening, _ call: Call, _ reply: inout Reply) {
    let session = RestoreSession(
      id: call.api.newSessionID(), organization: organization, type: opening.type, creationTime: call.now,
      name: opening.sessionName(at: call.now), initiatedBy: call.userName ?? "",
      for: opening.purpose)
    call.installation.sessions.append(session)
    reply.trace.session = session.id
    reply.response.status = call.version.explored
    answer(ListedSession(untouched: session), for: call, &reply)
  }
}

/// What a request opens of an organization's backup.
struct Opening {
  /// By which Veeam Explorer.
  var type = RestoreSessionType.vex
  /// As it was at that time; nil for now.
  var pointInTime: Timestamp?
  /// What of it, as the session's name has it.
  var scope = "Entire organization"
  /// For whom, and why.
  var purpose = SessionPurpose()

  /// What an item of the fixtures tells: of that type, as it was at that time.
  init(_ type: RestoreSessionType, at pointInTime: Timestamp?, _ scope: String) {
    self.type = type
    self.pointInTime = pointInTime
    self.scope = scope
  }

  /// What the body of a call names: Exchange's explorer where it names none (assumed).
  init(_ call: Call, _ text: Span<UInt8>, using scratch: inout Scratch) {
    pointInTime = call.body.date(.dateTime)
    guard let type = call.body[.sessionType].text else { return }
    type.decode(into: &scratch.text, in: text)
    self.type = RestoreSessionType(parsing: scratch.text.span) ?? .vex
  }

  /// The name of a session that is started at `now`, as the server makes it up:
  /// `Exchange restore (Entire organization - 21/04/2022 4:30:17 AM)` (observed).
  fileprivate func sessionName(at now: Timestamp) -> String {
    "\(type.product) restore (\(scope) - \(min(pointInTime ?? now, now).dayAndTime))"
  }
}

extension RequestBody {
  /// A text of the body, cut where it is long: a session keeps it for as long as it is known. Nil where it is absent.
  func beginning(of property: Property, in text: Span<UInt8>) -> String? {
    self[property].text.map { String($0.text(in: text).beginning(ofBytes: Self.mostKept)) }
  }

  /// Bytes.
  private static var mostKept: Int { 1000 }
}
