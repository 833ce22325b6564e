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

  /// Answers a request, whose head lies in `bytes`, in `installation`, at `now`. `response` is empty
  /// before; what is to be said of the answer beside it is returned.
  package func respond(
    to head: borrowing RequestHead, in bytes: Span<UInt8>, body: Span<UInt8>, in installation: consuming Installation,
    at now: Timestamp, using scratch: inout Scratch, into response: inout Response
  ) -> Judgement {
    var judgement = Judgement()
    addSecurityFields(to: &response)
    // OPTIONS for the server as a whole: 200, empty.
    guard head.form != .asterisk else {
      judgement.rest(on: .assumed)
      return judgement
    }
    do throws(Rejection) {
      var call = try route(head, in: bytes, decodingPathInto: &scratch.path, installation: installation, at: now)
      if call.endpoint.needsToken {
        call.userName = try authorize(head, in: bytes, for: call, using: &scratch, noting: &judgement)
      }
      if head.method == .other { judgement.warn(Self.methodCase(call.endpoint.method)) }
      call.warnOfIDs(noting: &judgement)
      call.query = readQuery(of: head, in: bytes, for: call, decodingInto: &scratch.query, noting: &judgement)
      let isUTF16 =
        call.endpoint.body == nil
        ? false : try checkMediaType(head, in: bytes, of: body, for: call, noting: &judgement)
      judgement.rest(on: call.endpoint.basis)
      if TextEncoding.isPlain(body), !isUTF16 {
        try perform(call, body, in: bytes, using: &scratch, into: &response, noting: &judgement)
      } else {
        try performDecoding(
          call, body, isUTF16: isUTF16, in: bytes, using: &scratch, into: &response, noting: &judgement)
      }
    } catch var error {
      switch error.violations.first?.rule {
      case .json: error.name(BodyKind(of: body, head, in: bytes))
      case .grantGiven: error.nameForm(BodyKind(of: body, head, in: bytes))
      default: break
      }
      if error.status == .serviceUnavailable {
        // The answer had begun.
        response.reset()
        addSecurityFields(to: &response)
      }
      answer(error, into: &response)
      judgement.refuse(error)
    }
    scratch.trim()
    return judgement
  }

  /// Answers a message that is no request (behaviour.md, section 1: the transport's refusals); the connection closes.
  package func refuse(_ error: HTTPError, into response: inout Response) -> Judgement {
    var judgement = Judgement()
    addSecurityFields(to: &response)
    let isMemory = error == .outOfMemory
    let rejection = Rejection(
      error.status,
      Violation(
        isMemory ? .memory : .message, message: error.message, at: "message",
        expected: isMemory ? "memory for the request and its answer" : "a request of HTTP/1.1 within the limits",
        found: isMemory ? "none" : "something else: \(error.message)"))
    answer(rejection, into: &response)
    response.closesConnection = true
    judgement.refuse(rejection)
    return judgement
  }

  /// An id for a new restore session.
  func newSessionID() -> UUID {
    sessionIDs.withLock { UUID(from: &$0) }
  }

  /// The stages from the body on, which each call has of its own.
  @inline(__always)
  func perform(
    _ call: Call, _ body: Span<UInt8>, in bytes: Span<UInt8>, using scratch: inout Scratch,
    into response: inout Response, noting judgement: inout Judgement
  ) throws(Rejection) {
    switch call.endpoint.operation {
    case .getServiceInstance: try getServiceInstance(call, into: &response)
    case .listOrganizations: try listOrganizations(call, using: &scratch, into: &response)
    case .getOrganization: try getOrganization(call, using: &scratch, into: &response)
    case .getLicensingInformation: try getLicensingInformation(call, into: &response)
    case .getOwnOrganization: try getOwnOrganization(call, using: &scratch, into: &response)
    case .exploreOrganization:
      try exploreOrganization(call, body, using: &scratch, into: &response, noting: &judgement)
    case .exploreOwnOrganization:
      try exploreOwnOrganization(call, body, using: &scratch, into: &response, noting: &judgement)
    case .listRestoreSessions: try listRestoreSessions(call, in: bytes, using: &scratch, into: &response)
    case .getRestoreSession: try getRestoreSession(call, using: &scratch, into: &response)
    case .stopRestoreSession: try stopRestoreSession(call)
    case .getBackupOrganization: try getBackupOrganization(call, using: &scratch, into: &response)
    case .listRestoreSessionEvents: try listRestoreSessionEvents(call, in: bytes, using: &scratch, into: &response)
    case .getRestoreSessionEvent: try getRestoreSessionEvent(call, using: &scratch, into: &response)
    case .listMailboxes: try listMailboxes(call, in: bytes, using: &scratch, into: &response)
    case .getMailbox: try getMailbox(call, using: &scratch, into: &response)
    case .listFolders: try listFolders(call, in: bytes, using: &scratch, into: &response)
    case .getFolder: try getFolder(call, using: &scratch, into: &response)
    case .listItems: try listItems(call, in: bytes, using: &scratch, into: &response)
    case .getItem: try getItem(call, using: &scratch, into: &response)
    case .searchMailboxes:
      try searchMailboxes(call, body, in: bytes, using: &scratch, into: &response, noting: &judgement)
    case .searchMailbox:
      try searchMailbox(call, body, in: bytes, using: &scratch, into: &response, noting: &judgement)
    case .restoreMailboxes:
      try restoreMailboxes(call, body, using: &scratch, into: &response, noting: &judgement)
    case .restoreMailbox:
      try restoreMailbox(call, body, using: &scratch, into: &response, noting: &judgement)
    case .restoreMailboxTo:
      try restoreMailboxTo(call, body, using: &scratch, into: &response, noting: &judgement)
    case .restoreFolder:
      try restoreFolder(call, body, using: &scratch, into: &response, noting: &judgement)
    case .restoreItems:
      try restoreItems(call, body, using: &scratch, into: &response, noting: &judgement)
    case .restoreItem:
      try restoreItem(call, body, using: &scratch, into: &response, noting: &judgement)
    case .describe:
      describe(into: &response)
    case .leaveOut:
      throw Self.leftOut(call.endpoint)
    case .issueToken:
      try issueToken(call, body, using: &scratch, into: &response, noting: &judgement)
    case .issueRestoreDeviceCode:
      try issueRestoreDeviceCode(call, body, using: &scratch, into: &response, noting: &judgement)
    case .issueDeviceCode:
      try issueDeviceCode(call, body, using: &scratch, into: &response, noting: &judgement)
    case .checkDeviceCode:
      try checkDeviceCode(call, body, using: &scratch, into: &response, noting: &judgement)
    }
  }
}
