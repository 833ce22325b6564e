import Backup
import Bytes
import Exchange
import Faults
import HTTP1
import JSONText
import Journal
import Report
import RestoreAPI

// What the calls about one restore session do.
extension ControlPlane {
  /// Makes a restore session of the caller's own, or replaces one, in which nothing has been done yet, and forgets what
  /// was received for that one, and the faults that were armed for it.
  static func putSession(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let id = try call.sessionOfPath()
    let installation = call.plane.parts.installations.current
    let world = try ownWorld(id, in: installation.world, call)
    switch installation.put(sessionOf: world, size: call.body.count, at: call.context.now) {
    case .made:
      reply.response.status = .created
    case .replaced:
      call.plane.parts.report.restart(session: id)
      call.plane.parts.faults.disarm(session: id)
      call.plane.parts.changes.tell()
    case .taken:
      throw Problem(
        .conflict,
        "A restore session of the fixtures, or one that a client started, has this id; take another one.")
    }
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.member("id", id.description)
      writer.beginArray("mailboxes")
      for mailbox in world.mailboxes { writer.value(mailbox.id.description) }
      writer.endArray()
      writer.endObject()
    }
    return .answer
  }

  /// Puts one restore session's state back to the fixtures, so that one which they have not is gone;
  /// its requests and faults are forgotten.
  static func resetSession(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let id = try call.sessionOfPath()
    guard call.plane.parts.installations.current.reset(session: id, at: call.context.now) else { throw .unknownSession }
    call.plane.parts.report.close(session: id)
    call.plane.parts.faults.disarm(session: id)
    call.plane.parts.changes.tell()
    reply.response.status = .noContent
    return .answer
  }

  private static func ownWorld(
    _ id: UUID, in world: World, _ call: borrowing ControlCall
  ) throws(Problem) -> World {
    do throws(FixtureProblems) {
      return try world.ownSession(
        id, startedAt: call.context.now, from: FixtureDocument(name: "body", bytes: call.body))
    } catch {
      throw Problem(error)
    }
  }
}

extension ControlCall {
  /// The restore session that the path names.
  func sessionOfPath() throws(Problem) -> UUID {
    guard let id = ids.restoreSession, ids.areUsual else {
      throw Problem(.badRequest, "The id in the path is no UUID: 8-4-4-4-12 hexadecimal digits.")
    }
    return id
  }
}

extension Problem {
  /// A call names a restore session that there is not.
  static let unknownSession = Problem(.notFound, "There is no restore session with this id.")
}
