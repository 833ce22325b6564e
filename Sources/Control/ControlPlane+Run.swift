import Backup
import Exchange
import HTTP1
import JSONText
import Journal
import Report
import RestoreAPI

// What a run amounts to, beside its verdict.
extension ControlPlane {
  /// What the format of a saved run is called; its number grows where readers have to know of a change.
  private static let runFormat = "vb365-emulator-run/1"

  /// What the clients did over time.
  static func showClients(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    let report = call.plane.parts.report.clients(session: try call.query.id("session"))
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.members(of: report)
      writer.endObject()
    }
    return .answer
  }

  /// The whole run as one document, to be saved and opened again.
  static func showRun(_ call: borrowing ControlCall, _ reply: inout Reply) -> Next {
    let (settings, parts) = (call.plane.settings, call.plane.parts)
    let now = call.context.moment.timestamp
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.member("format", runFormat)
      writer.beginObject("emulator")
      writer.member("version", settings.version)
      writer.member("instance", settings.instance)
      writer.endObject()
      writer.member("startedAt", settings.startedAt.description)
      writer.member("savedAt", now.description)
      writer.settings(parts.choices)
      writer.beginObject("verdict")
      writer.members(of: parts.report.verdict())
      writer.endObject()
      writer.beginObject("clients")
      writer.members(of: parts.report.clients())
      writer.endObject()
      writer.journal(parts.journal)
      writer.endObject()
    }
    return .answer
  }
}

extension JSONWriter {
  /// The settings by which requests were judged and answered, by the names of the command's flags.
  fileprivate mutating func settings(_ choices: RestoreAPI.Settings) {
    beginObject("settings")
    member("versions", choices.versions.map(\.name).joined(separator: ","))
    member("certificate-check", choices.certificateCheck.rawValue)
    member("bulk-shape", choices.bulkShape.rawValue)
    member("restore-content-type", choices.restoreContentType.rawValue)
    member("media-types", choices.mediaTypes.rawValue)
    member("token-dates", choices.tokenDates.rawValue)
    member("token-lifetime", choices.tokenLifetime)
    member("mandatory-flags", choices.mandatoryFlags)
    member("stateful", choices.stateful)
    member("throttle", choices.throttle)
    endObject()
  }

  /// All that is kept of requests, the latest first, as lists and details tell it.
  fileprivate mutating func journal(_ journal: Journal) {
    let counts = journal.counts
    beginObject("journal")
    member("received", Int64(clamping: counts.all))
    member("dropped", Int64(clamping: counts.dropped))
    beginArray("results")
    for request in journal.requests(latestFirst: true, where: { _ in true }) {
      beginObject()
      members(of: request)
      details(of: request)
      endObject()
    }
    endArray()
    endObject()
  }
}
