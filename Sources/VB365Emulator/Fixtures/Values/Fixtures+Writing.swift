import JSONText

// Members as in a fixture file, and in its order.

extension Fixtures {
  func writeMembers(to json: inout JSONWriter) {
    json.member("restUsers", restUsers)
    json.member("tokens", tokens)
    json.member("organizations", organizations)
    json.member("restoreSessions", restoreSessions)
    json.member("exchangeAccounts", exchangeAccounts)
    json.member("deviceCodes", deviceCodes)
  }
}

extension Fixtures.RestUser: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("userName", userName)
    json.member("password", password)
    json.member("grants", grants.map(\.rawValue))
    json.member("clientId", ifPresent: clientId)
  }
}

extension Fixtures.Token: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("token", token)
    json.member("userName", userName)
    json.member("expires", ifPresent: expires)
  }
}

extension Fixtures.Organization: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("id", id)
    json.member("name", name)
    json.member("type", type.rawValue)
    if let isBackedup { json.member("isBackedup", isBackedup) }
    json.member("firstBackuptime", ifPresent: firstBackuptime)
    json.member("lastBackuptime", ifPresent: lastBackuptime)
    json.member("mailboxes", mailboxes)
  }
}

extension Fixtures.Mailbox: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("id", id)
    json.member("name", name)
    json.member("email", email)
    json.member("isArchive", isArchive)
    json.member("isPublic", isPublic)
    json.member("folders", folders)
    if let outcome {
      json.name("outcome")
      json.object(outcome)
    }
  }
}

extension Fixtures.Folder: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("name", name)
    json.member("role", ifPresent: role?.rawValue)
    json.member("hold", ifPresent: hold?.rawValue)
    json.name("items")
    json.object(items)
  }
}

extension Fixtures.Items: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("unchanged", unchanged)
    json.member("changed", changed)
    json.member("missing", missing)
    json.member("failing", failing)
  }
}

extension Fixtures.Outcome: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    if let status { json.member("status", status) }
    json.member("message", ifPresent: message)
    json.member("delayMilliseconds", delayMilliseconds)
  }
}

extension Fixtures.RestoreSession: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("id", id)
    json.member("organizationId", organizationId)
    json.member("type", type.rawValue)
    json.member("state", state.rawValue)
    json.member("creationTime", creationTime)
    json.member("endTime", ifPresent: endTime)
    json.member("name", ifPresent: name)
    json.member("initiatedBy", ifPresent: initiatedBy)
    json.member("details", ifPresent: details)
    json.member("clientHost", ifPresent: clientHost)
    json.member("scopeName", ifPresent: scopeName)
    json.member("reason", ifPresent: reason)
    json.member("result", ifPresent: result?.rawValue)
    if let mailboxIds { json.member("mailboxIds", mailboxIds) }
  }
}

extension Fixtures.ExchangeAccount: FixtureValue {
  func writeMembers(to json: inout JSONWriter) {
    json.member("userName", userName)
    json.member("password", password)
  }
}
