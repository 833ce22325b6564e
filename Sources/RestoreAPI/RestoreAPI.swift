package import Backup
package import HTTP1
import JSONText
import Locking

/// The vendor's v6 API over an emulated installation: one call a request, which never waits.
package final class RestoreAPI: Sendable {
  /// What was chosen where the sources leave a choice.
  package let settings: Settings

  let routes = RouteTable(Endpoint.all)
  /// What the ids of new restore sessions are made from: no installation's, so that none is given twice.
  private let sessionIDs: Lock<SplitMix64>
  /// Who issues tokens, and knows them again.
  let tokens: TokenIssuer

  /// The API; what is done by it is kept in an ``Installation``.
  package init(settings: Settings = Settings()) {
    self.settings = settings
    sessionIDs = Lock(SplitMix64(seed: settings.sessionSeed))
    tokens = TokenIssuer(settings)
  }

  /// Answers the request that `reader` has read, which lies in `bytes`, in `installation`, at `now`. The answer of `reply`
  /// is empty before.
  package func respond(
    to reader: borrowing RequestReader, in bytes: Span<UInt8>, _ installation: consuming Installation,
    at now: Timestamp, _ reply: inout Reply
  ) {
    reply.judgement = Judgement()
    addSecurityFields(to: &reply.response)
    // OPTIONS for the server as a whole: 200, empty.
    guard reader.head.form != .asterisk else { return reply.judgement.rest(on: .assumed) }
    let body = bytes.extracting(reader.body.bounds)
    do throws(Rejection) {
      var call = try route(
        reader.head, in: bytes, decodingPathInto: &reply.scratch.path, installation: installation, at: now)
      if call.endpoint.needsToken { call.userName = try authorize(reader.head, in: bytes, for: call, &reply) }
      if reader.head.method == .other { reply.judgement.warn(Self.methodCase(call.endpoint.method)) }
      call.warnOfIDs(noting: &reply.judgement)
      call.query = readQuery(of: reader.head, in: bytes, for: call, &reply)
      let isUTF16 =
        call.endpoint.body == nil
        ? false : try checkMediaType(reader.head, in: bytes, of: body, for: call, noting: &reply.judgement)
      reply.judgement.rest(on: call.endpoint.basis)
      if TextEncoding.isPlain(body), !isUTF16 {
        try perform(call, body, in: bytes, &reply)
      } else {
        try performDecoding(call, body, isUTF16: isUTF16, in: bytes, &reply)
      }
    } catch var error {
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

  /// Refuses a message that is no request (behaviour.md, section 1: the transport's refusals); the connection closes.
  package func refuse(_ error: HTTPError, _ reply: inout Reply) {
    reply.judgement = Judgement()
    addSecurityFields(to: &reply.response)
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

  /// The stages from the body on, which each call has of its own.
  @inline(__always)
  func perform(
    _ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, _ reply: inout Reply
  ) throws(Rejection) {
    switch call.endpoint.operation {
    case .getServiceInstance: try getServiceInstance(call, &reply)
    case .listOrganizations: try listOrganizations(call, &reply)
    case .getOrganization: try getOrganization(call, &reply)
    case .getLicensingInformation: try getLicensingInformation(call, &reply)
    case .getOwnOrganization: try getOwnOrganization(call, &reply)
    case .exploreOrganization: try exploreOrganization(call, body, &reply)
    case .exploreOwnOrganization: try exploreOwnOrganization(call, body, &reply)
    case .listRestoreSessions: try listRestoreSessions(call, in: bytes, &reply)
    case .getRestoreSession: try getRestoreSession(call, &reply)
    case .stopRestoreSession: try stopRestoreSession(call)
    case .getBackupOrganization: try getBackupOrganization(call, &reply)
    case .listRestoreSessionEvents: try listRestoreSessionEvents(call, in: bytes, &reply)
    case .getRestoreSessionEvent: try getRestoreSessionEvent(call, &reply)
    case .listMailboxes: try listMailboxes(call, in: bytes, &reply)
    case .getMailbox: try getMailbox(call, &reply)
    case .listFolders: try listFolders(call, in: bytes, &reply)
    case .getFolder: try getFolder(call, &reply)
    case .listItems: try listItems(call, in: bytes, &reply)
    case .getItem: try getItem(call, &reply)
    case .searchMailboxes: try searchMailboxes(call, body, in: bytes, &reply)
    case .searchMailbox: try searchMailbox(call, body, in: bytes, &reply)
    case .restoreMailboxes: try restoreMailboxes(call, body, &reply)
    case .restoreMailbox: try restoreMailbox(call, body, &reply)
    case .restoreMailboxTo: try restoreMailboxTo(call, body, &reply)
    case .restoreFolder: try restoreFolder(call, body, &reply)
    case .restoreItems: try restoreItems(call, body, &reply)
    case .restoreItem: try restoreItem(call, body, &reply)
    case .describe: describe(into: &reply.response)
    case .leaveOut: throw Self.leftOut(call.endpoint)
    case .issueToken: try issueToken(call, body, &reply)
    case .issueRestoreDeviceCode: try issueRestoreDeviceCode(call, body, &reply)
    case .issueDeviceCode: try issueDeviceCode(call, body, &reply)
    case .checkDeviceCode: try checkDeviceCode(call, body, &reply)
    }
  }
}
