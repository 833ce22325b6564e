package import Backup
import Bytes
package import Exchange
package import Faults
package import HTTP1
import JSONText
package import Journal
package import Report
package import RestoreAPI

/// What only an emulator has, under `/_emulator/` (interface.md): JSON in and out, errors as problem details.
///
/// None of the vendor's headers is here, HSTS least of all: it would bind a browser to this host long after the
/// emulator is gone.
package struct ControlPlane: Sendable {
  /// What the control plane is made with.
  package struct Settings: Sendable {
    /// Names this run in the health call.
    package var instance: String
    /// The emulator's own version.
    package var version: String
    /// PEM of the test CA; nil when the server presents a certificate of the user's.
    package var certificateAuthority: [UInt8]?
    /// Who may change something.
    package var access: ControlAccess
    /// What the health call counts the uptime from.
    package var startedAt: Timestamp

    package init(
      instance: String, version: String, certificateAuthority: [UInt8]?, access: ControlAccess, startedAt: Timestamp
    ) {
      self.instance = instance
      self.version = version
      self.certificateAuthority = certificateAuthority
      self.access = access
      self.startedAt = startedAt
    }
  }

  /// What the control plane looks at and changes: the emulator's own.
  package struct Parts: Sendable {
    let installations: Installations
    let clock: EmulatedClock
    let changes: Changes
    let journal: Journal
    let vocabulary: MatchVocabulary
    /// What opens listeners whose TLS goes wrong.
    package var listeners = FaultListeners()
    /// What is to be done to requests on purpose.
    package var faults = FaultRules()
    /// What the run amounts to.
    package var report: RunReport
    /// The choices by which requests are answered.
    package var choices = RestoreAPI.Settings()

    package init(
      installations: Installations, clock: EmulatedClock, changes: Changes, journal: Journal,
      vocabulary: MatchVocabulary
    ) {
      self.installations = installations
      self.clock = clock
      self.changes = changes
      self.journal = journal
      self.vocabulary = vocabulary
      report = RunReport(of: journal, faults, RunReport.Choices(version: ""))
    }
  }

  let settings: Settings
  let parts: Parts
  private let routes = RouteTable(ControlEndpoint.all)

  /// The control plane of an emulator, of which it changes the `parts`.
  package init(_ settings: Settings, _ parts: Parts) {
    self.settings = settings
    self.parts = parts
  }

  /// The first segment of its paths.
  static let root = "_emulator"
  private static let prefix: StaticString = "/_emulator"

  /// Whether a request is for the control plane, by its path. Letters match in any case, as in the vendor's paths.
  package static func owns(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    let path = head.path
    let prefix = ByteRange(start: path.start, count: Self.prefix.utf8CodeUnitCount)
    guard path.count >= prefix.count, bytes.holds(Self.prefix, ignoringCaseAt: prefix) else { return false }
    return path.count == prefix.count || bytes[prefix.end] == UInt8(ascii: "/")
  }

  /// Answers a request whose path is the control plane's; the answer of `reply` is empty before.
  package func respond(
    to context: RequestContext, _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: inout Reply
  ) -> Next {
    reply.response.add("Cache-Control", "no-store")
    do throws(Problem) {
      if Origin.isForeign(to: reader.head, in: bytes) {
        throw Problem(.forbidden, "Requests of pages from another web origin are refused.")
      }
      let (endpoint, ids, word) = try route(reader.head, in: bytes)
      if !endpoint.isOpen { try settings.access.check(reader.head, in: bytes, onLoopback: context.isOnLoopback) }
      let query = try ControlQuery(of: reader.head, in: bytes, known: endpoint.query)
      let body = reader.body.bounds.map { bytes[$0] }
      if !body.isEmpty, endpoint.readsBody { try Self.requireJSON(reader.head, in: bytes) }
      return try endpoint.handler(
        ControlCall(
          plane: self, context: context, ids: ids, word: word, lastEventID: Self.lastEventID(reader.head, in: bytes),
          query: query, body: body, wantsXML: Self.wantsXML(reader.head, in: bytes),
          origin: Self.origin(of: reader.head, in: bytes)), &reply)
    } catch {
      error.write(to: &reply)
      return .answer
    }
  }

  /// Refuses a message that is no request; the connection closes.
  package func refuse(_ status: Status, _ detail: String, _ reply: inout Reply) {
    reply.response.add("Cache-Control", "no-store")
    reply.response.closesConnection = true
    Problem(status, detail).write(to: &reply)
  }

  /// Refuses a body of another type than JSON: a page's form needs nobody's leave to send such a one anywhere (Fetch,
  /// section 3.3, "simple" requests).
  private static func requireJSON(_ head: borrowing RequestHead, in bytes: Span<UInt8>) throws(Problem) {
    if let type = head.value(of: "Content-Type", in: bytes), head.fields.occurrences(of: "Content-Type", in: bytes) == 1
    {
      let end = bytes.extracting(..<type.end).index(of: UInt8(ascii: ";"), from: type.start)
      let range = WhiteSpace.trimmed(bytes.extracting(type.start..<end))
      if bytes.holds(
        "application/json", ignoringCaseAt: ByteRange(start: type.start + range.lowerBound, count: range.count))
      {
        return
      }
    }
    throw Problem(
      .unsupportedMediaType, "A body of a control call has Content-Type: application/json (curl: --json).")
  }

  private static func lastEventID(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> String? {
    head.value(of: "Last-Event-ID", in: bytes).map { String(repairing: bytes.extracting($0.bounds)) }
  }

  /// Whether a client would rather have XML.
  private static func wantsXML(_ head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard let accept = head.value(of: "Accept", in: bytes) else { return false }
    let text = String(repairing: bytes.extracting(accept.bounds)).lowercased()
    return text.contains("application/xml") || text.contains("text/xml")
  }

  private static func origin(of head: borrowing RequestHead, in bytes: Span<UInt8>) -> [UInt8] {
    var origin: [UInt8] = []
    RestoreAPI.replaceOrigin(&origin, head, in: bytes, unnamed: OpenAPIDocument.origin)
    return origin
  }

  private func route(
    _ head: borrowing RequestHead, in bytes: Span<UInt8>
  ) throws(Problem) -> (ControlEndpoint, PathIDs, word: String?) {
    var decoded: [UInt8] = []
    guard let segments = PathSegments(bytes.extracting(head.path.bounds), decodingInto: &decoded),
      let place = routes.place(of: segments, in: decoded.span)
    else {
      throw Problem(.notFound, "There is no such call below /_emulator/.")
    }
    guard let endpoint = routes.row(for: head.method == .head ? .get : head.method, at: place) else {
      let allow = routes.rows(at: place).map { $0.method == .get ? "GET, HEAD" : $0.method.name }
      throw Problem(
        .methodNotAllowed, "This call has other methods: see Allow.", allow: allow.joined(separator: ", "))
    }
    let named = endpoint.parameters.first { $0.parameter == .unnamed }?.index
    let word = named.map { String(repairing: decoded.span.extracting(segments[$0].bounds)) }
    return (endpoint, PathIDs(segments, endpoint.parameters, in: decoded.span), word)
  }
}

// What the calls do.
extension ControlPlane {
  /// Whether the emulator works, which one it is, and for how long.
  static func health(_ call: borrowing ControlCall, _ reply: inout Reply) -> Next {
    let settings = call.plane.settings
    // Not below 0 when the wall clock was set back.
    let uptime = max(0, call.context.moment.timestamp.seconds - settings.startedAt.seconds)
    reply.json(as: "application/json") { writer in
      writer.beginObject()
      writer.member("status", "ok")
      writer.member("instance", settings.instance)
      writer.member("version", settings.version)
      writer.member("uptimeSeconds", uptime)
      writer.endObject()
    }
    return .answer
  }

  /// The test CA.
  static func certificateAuthority(_ call: borrowing ControlCall, _ reply: inout Reply) throws(Problem) -> Next {
    guard let certificateAuthority = call.plane.settings.certificateAuthority else {
      throw Problem(.notFound, "The server presents a certificate of its user's: its CA is not known here.")
    }
    // RFC 8555 section 9.1; browsers save it, as nothing else is agreed on for a single certificate as text.
    reply.response.add("Content-Type", "application/pem-certificate-chain")
    reply.response.body.append(contentsOf: certificateAuthority)
    return .answer
  }

  /// What there is to call, the vendor's paths as well.
  static func openAPI(_ call: borrowing ControlCall, _ reply: inout Reply) -> Next {
    // The media type registered for such documents is one that browsers save and few tools ask for.
    reply.response.add("Content-Type", "application/json")
    OpenAPIDocument.append(OpenAPIDocument.bytes, servedBy: call.origin, to: &reply.response)
    return .answer
  }

  /// Puts everything back to the fixtures, and the clock back to the wall clock; forgets what was received.
  static func reset(_ call: borrowing ControlCall, _ reply: inout Reply) -> Next {
    call.plane.parts.installations.replace(at: call.context.now) { Installation($0.world) }
    call.plane.parts.clock.reset()
    call.plane.parts.report.reset()
    call.plane.parts.faults.reset(uptimeNanoseconds: call.context.moment.uptimeNanoseconds)
    call.plane.parts.listeners.closeAll()
    reply.response.status = .noContent
    return .answer
  }
}
