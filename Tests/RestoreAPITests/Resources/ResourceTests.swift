import Backup
import Testing

@testable import RestoreAPI

@Suite("What dashboards read", .timeLimit(.minutes(5)))
struct ResourceTests {
  private static let organization = "Organizations/\(ServedResources.organization)"

  /// Paths with their shape in v6, v7 and v8; nil where the version has none (openapi).
  private static let shapes: [(path: String, shapes: [ResourceShape?])] = [
    ("Jobs", [.array, .array, .page]),
    ("Jobs/\(ServedResources.hybridJob)/SelectedItems", [.array, .array, .page]),
    ("Jobs/\(ServedResources.job)/ExcludedItems", [.array, .array, .page]),
    ("Jobs/\(ServedResources.job)/JobSessions", [.page, nil, nil]),
    ("JobSessions", [.page, .page, .page]),
    ("JobSessions/\(ServedResources.session)/LogItems", [.page, .page, .page]),
    ("CopyJobs", [.array, .array, .page]),
    ("DataRetrievals", [.array, .array, .page]),
    ("BackupRepositories", [.array, .array, .page]),
    ("objectstoragerepositories", [.array, .array, nil]),
    ("Proxies", [.array, .array, .page]),
    ("\(organization)/Jobs", [.array, .array, nil]),
    ("\(organization)/Users", [.page, .page, .page]),
    ("\(organization)/Groups", [.page, .page, .page]),
    ("\(organization)/Sites", [.page, .page, .page]),
    ("\(organization)/Teams", [.page, .page, .page]),
    ("\(organization)/usedRepositories", [.page, .page, .page]),
    ("\(organization)/AuditItems", [.array, .array, .array]),
    ("\(organization)/RbacRoles", [.array, .array, .array]),
    ("LicensedUsers", [.page, .page, .page]),
    ("ProtectedUsers", [nil, nil, .page]),
    ("RbacRoles", [.array, .array, .array]),
    ("EncryptionKeys", [.array, .array, .array]),
    ("Accounts", [.array, .array, .array]),
    ("License", [.object, .object, .object]),
    ("AuditEmailSettings", [.object, .object, .object]),
    ("RestorePortalSettings", [.object, .object, .object]),
    ("RestorePoints", [.array, .page, .page]),
  ]

  @Test("is an array, a page or an object, as the version has it", arguments: shapes)
  func shape(path: String, shapes: [ResourceShape?]) throws {
    let resources = try ServedResources()
    for (version, shape) in zip(["v6", "v7", "v8"], shapes) {
      let answer = try resources.get("/\(version)/\(path)")
      #expect(answer.status == (shape == nil ? 404 : 200), "\(version)")
      guard let shape else { continue }
      #expect(ResourceShape(answer.json) == shape, "\(version)")
      #expect(answer.basis == "openapi")
      #expect(answer.warnings.isEmpty)
    }
  }

  @Test("has the members that the version has, and links as the version writes them")
  func members() throws {
    let resources = try ServedResources()
    let expected = [
      ("v6", ["lastRun"], ["lastBackup", "organizationId", "eTag"], "v6/"),
      ("v7", ["lastRun", "lastBackup"], ["organizationId", "eTag"], "/v7/"),
      ("v8", ["lastRun", "lastBackup", "organizationId", "eTag"], [], "/v8/"),
    ]
    for (version, present, absent, start) in expected {
      let job = try #require(try resources.list("/\(version)/Jobs").first)
      for name in present { #expect(job[name] != nil, "\(version) \(name)") }
      for name in absent { #expect(job[name] == nil, "\(version) \(name)") }
      let links = try #require(job["_links"] as? [String: [String: String]])
      let path = "\(start)jobs/\(ServedResources.job)"
      #expect(links["self"]?["href"] == path)
      #expect(links["selectedItems"]?["href"] == path + "/selecteditems")
      #expect(links["organization"]?["href"] == "\(start)organizations/\(ServedResources.organization)")
      // Only v6 has that list.
      let sessions = try #require(links["jobsessions"]?["href"])
      #expect(sessions == path.replacing("/\(version)/", with: "/v6/") + "/jobsessions")
      #expect(try resources.get(sessions.hasPrefix("/") ? sessions : "/" + sessions).status == 200)
    }
    let user = try #require(try resources.list("/v6/\(Self.organization)/Users").first)
    let links = user["_links"] as? [String: [String: String]]
    #expect(links?["organization"]?["href"] == "v6/organizations/\(ServedResources.organization)")
  }

  @Test("is found again by its id, in any case, and only there")
  func ids() throws {
    let resources = try ServedResources()
    let lists = Self.shapes.filter { list in
      list.shapes[0] != nil && list.shapes[0] != .object
        && !["Items", "Jobs/\(ServedResources.job)/JobSessions", "LicensedUsers"].contains { list.path.hasSuffix($0) }
        && !list.path.hasPrefix("\(Self.organization)/Jobs") && !list.path.hasSuffix("usedRepositories")
        && list.path != "\(Self.organization)/RbacRoles"
    }
    #expect(lists.count > 12)
    for (path, _) in lists {
      let first = try #require(try resources.list("/v6/\(path)").first, "\(path)")
      let id = try #require(first["id"] as? String)
      let found = try resources.get("/v6/\(path)/\(id.uppercased())")
      #expect(found.status == 200, "\(path)")
      #expect(found.id == id)
      #expect((found.json as? [String: Any])?.count == first.count)
      let unknown = try resources.get("/v6/\(path)/\(ServedResources.nobody)")
      #expect(unknown.status == 404)
      #expect(unknown.rules == ["resource.known"])
    }
    let log = "/v6/JobSessions/\(ServedResources.session)/LogItems"
    let line = try #require(try resources.values("id", of: log).first)
    #expect(try resources.get("\(log)/\(line)").id == line)
    #expect(try resources.get("/v6/JobSessions/\(ServedResources.nobody)/LogItems/\(line)").status == 404)
    #expect(try resources.get("/v6/Organizations/\(ServedResources.nobody)/Users").rules == ["organization.known"])
  }

  @Test("comes in pages with links to the others")
  func pages() throws {
    let resources = try ServedResources()
    let all = try resources.values("id", of: "/v6/LicensedUsers")
    #expect(all.count == 6)
    let answer = try resources.get("/v6/LicensedUsers?offset=2&limit=3&organizationId=\(ServedResources.organization)")
    #expect(answer.ids == Array(all[2..<5]))
    let page = try #require(answer.json as? [String: Any])
    #expect(page["offset"] as? Int == 2 && page["limit"] as? Int == 3)
    let links = try #require(page["_links"] as? [String: [String: String]])
    #expect(Set(links.keys) == ["first", "prev", "self"])
    #expect(try resources.get("/v6/LicensedUsers?offset=9").ids == [])
    #expect(try resources.get("/v6/LicensedUsers?limit=0").status == 400)
  }

  @Test("is read-only: what else the vendor has there is left out")
  func readOnly() throws {
    let resources = try ServedResources()
    for (method, path) in [
      ("POST", "\(Self.organization)/Jobs"), ("PUT", "Jobs/\(ServedResources.job)"),
      ("POST", "Jobs/\(ServedResources.job)/start"),
      ("PUT", "AuditEmailSettings"), ("POST", "Proxies/Rescan"), ("POST", "Reports/GenerateMailboxProtection"),
      ("GET", "BackupRepositories/\(ServedResources.repository)/UserData"),
      ("GET", "Jobs/\(ServedResources.job)/SelectedItems/1"),
    ] {
      #expect(try resources.send(method, "/v6/\(path)", body: "{}").status == 501, "\(method) \(path)")
    }
  }

  @Test("is empty where the fixtures have nothing of it; a document is not there then")
  func nothing() throws {
    let resources = try ServedResources(
      #"{ "restUsers": [{ "userName": "u", "password": "p" }], "tokens": [{ "token": "dev-token", "userName": "u" }] }"#
    )
    #expect(try resources.get("/v6/Jobs").body == "[]")
    #expect(try resources.get("/v6/JobSessions").ids == [])
    for path in ["License", "RestorePortalSettings", "Jobs/1", "Jobs/1/SelectedItems"] {
      let answer = try resources.get("/v6/\(path)")
      #expect(answer.status == 404)
      #expect(answer.rules == ["resource.known"])
    }
  }

  @Test("asks for a token, but for the settings of the restore portal")
  func tokens() throws {
    let resources = try ServedResources()
    func status(_ path: String) throws -> Int {
      try resources.served.send(.get(path).with { $0.authorization = nil }).status
    }
    #expect(try status("/v6/RestorePortalSettings") == 200)
    #expect(try status("/v6/License") == 401)
    #expect(try status("/v6/Jobs") == 401)
  }
}
