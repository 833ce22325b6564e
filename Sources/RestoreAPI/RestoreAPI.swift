package import Backup
import Bytes
package import HTTP1
import JSONText
import Locking
import Verdict

/// The vendor's API in its versions over an emulated installation: one call a request, which never waits.
package final class RestoreAPI: Sendable {
  /// What was chosen where the sources leave a choice.
  package let settings: Settings

  /// The calls of the versions that are served.
  let routes: RouteTable<Endpoint>
  /// What the ids of new restore sessions are made from: no installation's, so that none is given twice.
  private let sessionIDs: Lock<SplitMix64>
  /// Who issues tokens, and knows them again.
  let tokens: TokenIssuer

  /// The API; what is done by it is kept in an ``Installation``.
  package init(settings: Settings = Settings()) {
    self.settings = settings
    routes = RouteTable(settings.versions.flatMap(\.endpoints))
    sessionIDs = Lock(SplitMix64(seed: settings.sessionSeed))
    tokens = TokenIssuer(settings)
  }

  /// Answers the request that `reader` has read, which lies in `bytes`, in `installation`, at `now`. The answer of `reply`
  /// is empty before.
  package func respond(
    to reader: borrowing RequestReader, in bytes: Span<UInt8>, _ installation: consuming Installation,
    at now: Timestamp, _ reply: inout Reply
  ) {
    let (located, isDecoded) = (reply.trace.located, reply.trace.isDecoded)
    begin(&reply)
    // OPTIONS for the server as a whole: 200, empty.
    guard reader.head.form != .asterisk else { return reply.verdict.rest(on: .assumed) }
    let body = bytes.extracting(reader.body.bounds)
    do throws(Rejection) {
      let route = if let located { located } else { try route(reader, in: bytes, &reply) }
      if located != nil { reply.trace.isDecoded = isDecoded }
      var call = Call(api: self, installation: consume installation, now: now, route: consume route)
      reply.trace.take(call.route)
      if call.version.links == .absolute || call.endpoint.isDescription {
        let unnamed = call.endpoint.isDescription ? OpenAPIDocument.origin : Self.unnamedOrigin
        Self.replaceOrigin(&reply.writer.origin, reader.head, in: bytes, unnamed: unnamed)
      } else if !reply.writer.origin.isEmpty {
        reply.writer.origin.removeAll(keepingCapacity: true)
      }
      if call.endpoint.needsToken {
        let bearer = try authorize(reader.head, in: bytes, for: call, &reply)
        (call.userName, call.token) = (bearer.userName, bearer.token)
        reply.trace.user = call.userName
      } else if call.endpoint.handler.isLogIn {
        call.cookie = AntiforgeryCookie.Finding(
          reader.head, in: bytes, by: tokens.signer, using: &reply.scratch.decoded)
      }
      if reader.head.method == .other { reply.verdict.warn(Self.methodCase(call.endpoint.method)) }
      call.route.ids.warn(noting: &reply.verdict)
      call.query = readQuery(of: reader.head, in: bytes, for: call, &reply)
      if call.endpoint.query.hasPage { reply.scratch.list.take(reader.head, in: bytes) }
      let isForm = call.endpoint.isWrapped && ActionForm.isForm(body, reader.head, in: bytes)
      let isUTF16 =
        call.endpoint.body == nil && !call.endpoint.isWrapped || isForm
        ? false : try checkMediaType(reader.head, in: bytes, of: body, for: call, noting: &reply.verdict)
      reply.verdict.rest(on: call.endpoint.basis)
      if isForm {
        try performForm(&call, body, &reply)
      } else if TextEncoding.isPlain(body), !isUTF16 {
        try perform(&call, body, &reply)
      } else {
        try performDecoding(&call, body, isUTF16: isUTF16, &reply)
      }
    } catch var error {
      if let version = error.version { reply.trace.lostVersion = version.name }
      switch error.violations.first?.rule {
      case .json: error.name(BodyKind(of: body, reader.head, in: bytes))
      case .grantGiven: error.nameForm(BodyKind(of: body, reader.head, in: bytes))
      default: break
      }
      if error.status == .serviceUnavailable {
        // The answer had begun.
        reply.response.reset()
        addSecurityFields(to: &reply.response)
      }
      refuse(error, &reply)
    }
    reply.scratch.trim()
  }

  /// Finds where a request leads, and nothing else; the trace of `reply` says it, and ``respond(to:in:_:at:_:)`` begins there.
  package func locate(_ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: inout Reply) {
    reply.trace = Trace()
    guard reader.head.form != .asterisk else { return }
    do throws(Rejection) {
      let route = try route(reader, in: bytes, &reply)
      reply.trace.take(route)
      reply.trace.located = route
    } catch {
      reply.trace.lostVersion = error.version?.name
    }
  }

  /// The first stage: finds the row for the path, and for an Action call that of what its body wants.
  @inline(__always)
  private func route(
    _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) -> Route {
    let route = try route(reader.head, in: bytes, decodingPathInto: &reply.scratch.path)
    return route.endpoint.isAction ? chosen(route, reader, in: bytes, &reply) : route
  }

  /// Finds whose token a request has that was located.
  package func identify(
    _ reader: borrowing RequestReader, in bytes: Span<UInt8>, _ installation: Installation, at now: Timestamp,
    _ reply: inout Reply
  ) {
    guard let route = reply.trace.located, route.endpoint.needsToken else { return }
    let call = Call(api: self, installation: installation, now: now, route: route)
    reply.trace.user = try? authorize(reader.head, in: bytes, for: call, &reply).userName
  }

  /// Refuses a message that is no request (behaviour.md, section 1: the transport's refusals); the connection closes.
  package func refuse(_ error: HTTPError, _ reply: inout Reply) {
    begin(&reply)
    let isMemory = error == .outOfMemory
    refuse(
      Rejection(
        error.status,
        Violation(
          isMemory ? .memory : .message, message: error.message, at: "message",
          expected: isMemory ? "memory for the request and its answer" : "a request of HTTP/1.1 within the limits",
          found: isMemory ? "none" : "something else: \(error.message)")),
      &reply)
    reply.response.closesConnection = true
  }

  /// An id for a new restore session.
  func newSessionID() -> UUID {
    sessionIDs.withLock { UUID(from: &$0) }
  }

  /// The stages from the body on, in the order of behaviour.md, section 1. `text` is the body in UTF-8.
  @inline(__always)
  func perform(_ call: inout Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    if call.endpoint.isWrapped { return try performWrapped(&call, text, isForm: false, &reply) }
    try performPlain(&call, text, &reply)
  }

  /// The same for a body that is the call's own.
  @inline(__always)
  func performPlain(_ call: inout Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    switch call.endpoint.handler {
    case .logIn(let answer):
      return try answer(call, text, &reply)
    case .leftOut:
      throw Self.leftOut(call.endpoint)
    case .action:
      // What names no wrapper was refused before.
      return
    case .ofCall(let answer):
      try readParameters(of: &call, text, &reply)
      try answer(call, text, &reply)
    case .resource(let resource, let answer):
      try readParameters(of: &call, text, &reply)
      try answer(call, resource, &reply)
    case .ofSession(let need, let answer):
      try readParameters(of: &call, text, &reply)
      let session = try Self.session(of: call, need)
      call.enter(session)
      defer { reply.noteDelay(in: session) }
      try answer(call, session, text, &reply)
    case .ofMailbox(let answer):
      try readParameters(of: &call, text, &reply)
      let session = try Self.session(of: call, .mail)
      call.enter(session)
      defer { reply.noteDelay(in: session) }
      let opened = OpenMailbox(mailbox: try call.mailbox(in: session.beginning), session: session)
      try answer(call, opened, text, &reply)
    }
  }

  /// The stages "JSON and types" and "query and ids".
  @inline(__always)
  private func readParameters(of call: inout Call, _ text: Span<UInt8>, _ reply: inout Reply) throws(Rejection) {
    if let schema = call.endpoint.body { call.body = try BodyReader.read(schema, text, &reply) }
    try call.checkParameters()
  }
}

extension RestoreAPI {
  /// What v6 adds to every answer (observed), and never a Server field.
  private static let securityFields: StaticString = """
    Strict-Transport-Security: max-age=31536000; includeSubDomains\r
    X-Content-Type-Options: nosniff\r
    X-XSS-Protection: 1; mode=block\r
    X-Frame-Options: SAMEORIGIN\r
    Cache-Control: no-store\r
    Pragma: no-cache\r

    """

  /// Begins an answer on the vendor's paths, of which nothing is to be said yet.
  func begin(_ reply: inout Reply) {
    reply.verdict = Verdict()
    reply.trace = Trace()
    reply.delayClock = nil
    if reply.effect != nil { reply.effect = nil }
    addSecurityFields(to: &reply.response)
  }

  /// Adds what every answer on the vendor's paths has.
  func addSecurityFields(to response: inout Response) {
    response.add(lines: Self.securityFields)
  }

  /// Ends an answer with a refusal: its message as JSON, or nothing.
  func refuse(_ rejection: Rejection, _ reply: inout Reply) {
    let version = reply.trace.endpoint?.version
    reply.verdict.refuse(version?.naming(rejection.violations) ?? rejection.violations)
    reply.response.status = rejection.status
    reply.response.reason = rejection.reason
    if let field = rejection.field { reply.response.add(field.name, field.value.utf8.span) }
    guard let message = rejection.message else { return }
    let code = (version ?? rejection.version)?.errors == .code ? rejection.errorCode : nil
    if rejection.oauthError == nil { reply.response.addJSONType() } else { Self.addTokenFields(to: &reply.response) }
    reply.writer.write(into: &reply.response) { writer, _ in
      writer.beginObject()
      if let error = rejection.oauthError {
        writer.member("error", error.rawValue)
        writer.member("error_description", message)
      }
      writer.member("message", message)
      if let code { writer.member("errorCode", code) }
      writer.endObject()
    }
  }
}
