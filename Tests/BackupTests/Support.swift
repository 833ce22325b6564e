import Backup
import Bytes

/// The id that a test writes as text; a misspelled one names nothing.
func id(_ text: String) -> UUID {
  UUID(text) ?? .zero
}

/// The world of one document, called `world.json`.
func world(_ json: String) throws(FixtureProblems) -> World {
  try World(fixtures: [FixtureDocument(name: "world.json", bytes: Array(json.utf8))])
}

/// The lines that documents are refused with, called `a.json`, `b.json` and so on; none when they make a world.
func problems(_ documents: [String]) -> [String] {
  let names = ["a.json", "b.json", "c.json"]
  do throws(FixtureProblems) {
    _ = try World(fixtures: zip(names, documents).map { FixtureDocument(name: $0, bytes: Array($1.utf8)) })
    return []
  } catch {
    return error.description.split(separator: "\n").map(String.init)
  }
}

// Expectations cannot look at spans, so tests ask with strings.

extension World {
  func restoreSession(_ id: UUID) -> RestoreSession? { restoreSessionPosition(id).map { restoreSessions[$0] } }
  func token(_ token: String) -> StaticToken? { self.token(token.utf8.span) }
  func restUser(named userName: String) -> RestUser? { restUser(named: userName.utf8.span) }
  func holdsDeviceCode(_ code: String) -> Bool { holdsDeviceCode(code.utf8.span) }
  func acceptsExchangeAccount(_ userName: String, _ password: String) -> Bool {
    acceptsExchangeAccount(userName: userName.utf8.span, password: password.utf8.span)
  }
}

extension Secret {
  func matches(_ candidate: String) -> Bool { matches(candidate.utf8.span) }
}

// Most tests restore whole mailboxes.

extension Mailbox {
  func restore(_ scope: RestoreScope) -> RestoreCounters { restore(.folders(scope)) }

  func restore(_ scope: RestoreScope, progress: inout RestoreProgress) -> RestoreCounters {
    restore(.folders(scope), progress: &progress)
  }
}
