import Foundation
import HTTP1
import Testing

@testable import RestoreAPI

@Suite("Versions of the API", .timeLimit(.minutes(5)))
struct VersionTests {
  private static let organization = "11111111-0000-4000-8000-000000000000"

  @Test("are those that the schema of fault rules has")
  func schema() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appendingPathComponent("fixtures/faults.schema.json"))
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let match = try #require((schema["$defs"] as? [String: [String: Any]])?["match"])
    let version = try #require((match["properties"] as? [String: [String: Any]])?["version"])
    #expect(version["enum"] as? [String] == APIVersion.all.map(\.name))
  }

  @Test(
    "write links in their own form",
    arguments: [
      ("v5", "https://abc.tech.local:4443/v5/"), ("v6", "v6/"), ("v7", "/v7/"), ("v8", "/v8/"),
    ])
  func links(version: String, start: String) throws {
    let session = try TestAPI().send(.get("/\(version)/RestoreSessions/\(TestWorld.session)"))
    #expect(session.body.contains(#""self":{"href":"\#(start)restoresessions/\#(TestWorld.session)"}"#))
    let mailbox = "/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)"
    let item = try TestAPI().send(.get("/\(version)\(mailbox)/items?limit=1"))
    #expect(item.body.contains(#""mailbox":{"href":"\#(start)restoresessions/"#))
    let page = start.hasPrefix("https") ? "https://abc.tech.local:4443/v5/" : "/\(version)/"
    #expect(item.body.contains(#""self":{"href":"\#(page)RestoreSessions"#))
  }

  @Test("list organizations in an array, and in pages since v8", arguments: ["v5", "v6", "v7", "v8"])
  func lists(version: String) throws {
    let answer = try TestAPI().send(.get("/\(version)/Organizations?limit=1"))
    #expect(answer.status == 200)
    #expect(answer.body.hasPrefix(version == "v8" ? #"{"offset":0,"limit":1,"_links":"# : "["))
    if version == "v8" { #expect(answer.ids.count == 1) }
  }

  @Test(
    "have statuses of their own for what was started and for what has no body",
    arguments: [("v5", 201, 200), ("v6", 200, 200), ("v7", 200, 200), ("v8", 201, 204)])
  func statuses(version: String, explored: Int, emptied: Int) throws {
    guard version != "v5" else { return }
    let api = try TestAPI()
    let started = try api.send(
      TestRequest("POST", "/\(version)/Organizations/\(Self.organization)/explore", body: "{}"))
    #expect(started.status == explored)
    let id = try #require(started.id)
    let stopped = try api.send(TestRequest("POST", "/\(version)/RestoreSessions/\(id)/Stop"))
    #expect(stopped.status == emptied)
    #expect(stopped.body.isEmpty)
  }

  @Test(
    "name the kind of a refusal in v8 alone",
    arguments: [
      ("v6", nil), ("v7", nil), ("v8", "ResourceNotFound"),
    ] as [(String, String?)])
  func codes(version: String, code: String?) throws {
    let unknown = try TestAPI().send(.get("/\(version)/RestoreSessions/\(TestWorld.nobody)"))
    #expect(unknown.status == 404)
    #expect((unknown.json as? [String: Any])?["errorCode"] as? String == code)
    let nowhere = try TestAPI().send(.get("/\(version)/coffee"))
    #expect(nowhere.status == 404)
    #expect((nowhere.json as? [String: Any])?["errorCode"] as? String == code)
  }

  @Test(
    "show an organization's backup by default until v6",
    arguments: [("v5", true), ("v6", true), ("v7", false), ("v8", false)])
  func extendedView(version: String, isShown: Bool) throws {
    let path = "/\(version)/Organizations/\(Self.organization)"
    #expect(try TestAPI().send(.get(path)).body.contains("isBackedup") == isShown)
    #expect(try TestAPI().send(.get(path + "?extendedView=\(!isShown)")).body.contains("isBackedup") != isShown)
  }

  @Test("list a folder's items by folderId in v6 and by parentId since v7", arguments: ["v6", "v7", "v8"])
  func folderItems(version: String) throws {
    let mailbox = "/\(version)/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)"
    let api = try TestAPI()
    let folder = try #require(try api.send(.get("\(mailbox)/folders")).ids.first)
    let own = version == "v6" ? "folderId" : "parentId"
    let other = version == "v6" ? "parentId" : "folderId"
    let known = try api.send(.get("\(mailbox)/items?\(own)=\(folder)"))
    #expect(known.status == 200)
    #expect(known.warnings.isEmpty)
    #expect(try api.send(.get("\(mailbox)/items?\(other)=\(folder)")).warnings.map(\.rule) == ["query.parameter"])
    #expect(try api.send(.get("\(mailbox)/folders")).body.contains("items?\(own)="))
  }

  @Test("are named by what is said of a refusal", arguments: ["v5", "v6", "v7", "v8"])
  func suggestions(version: String) throws {
    let refused = try TestAPI().send(.get("/\(version)/Organizations").with { $0.authorization = nil })
    #expect(
      refused.violations.map(\.suggestion) == ["log in at POST /\(version)/token, and send its access_token"])
    let unknown = try TestAPI().send(.get("/\(version)/RestoreSessions/\(TestWorld.nobody)"))
    #expect(unknown.violations.first?.suggestion?.contains("/\(version)/RestoreSessions") == true)
  }

  @Test("link an organization's jobs where there is such a list", arguments: ["v6", "v7", "v8"])
  func jobs(version: String) throws {
    let organization = try TestAPI().send(.get("/\(version)/Organizations/\(Self.organization)"))
    let links = (organization.json as? [String: Any])?["_links"] as? [String: [String: String]]
    let jobs = try #require(links?["jobs"]?["href"])
    let path = jobs.hasPrefix("/") ? jobs : "/" + jobs
    #expect(try TestAPI().send(.get(path)).status == 200)
    #expect(path.hasPrefix(version == "v8" ? "/v7/" : "/\(version)/"))
  }

  @Test("are served as the setting has it, and the hint names the others that have the call")
  func served() throws {
    let api = try TestAPI { $0.versions = [.v6, .v8] }
    #expect(try api.send(.get("/v7/RestoreSessions")).status == 404)
    #expect(try api.send(.get("/v8/RestoreSessions")).status == 200)
    #expect(try api.send(.get("/v6/RestoreSessions")).status == 200)
    func hint(_ path: String, in api: TestAPI) throws -> String? {
      let answer = try api.send(TestRequest("POST", path))
      #expect(answer.status == 404)
      return answer.violations.first?.suggestion
    }
    #expect(try hint("/v6/token/logout", in: TestAPI()) == "v6 has no such call; v7 and v8 have it")
    #expect(try hint("/v5/token/logout", in: TestAPI()) == "v5 has no such call; v7 and v8 have it")
    #expect(
      try hint("/v5/RestoreSessions/1/organization/searchExchange", in: TestAPI())
        == "v5 has no such call; v6, v7 and v8 have it")
    #expect(try hint("/v6/token/logout", in: api) == "v6 has no such call; v8 has it")
    let v8 = try TestAPI { $0.versions = [.v8] }
    #expect(
      try hint("/v8/Jobs/1/JobSessions", in: v8)
        == "v8 has no such call; v5 and v6 have it, but are not served")
  }

  @Test(
    "are named with their own calls where an Action call of v5 is asked for",
    arguments: [
      ("v8", "v8", "v8"), ("v5", "v8", "v8"), ("v5", "v6 v8", "v8"), ("v6", "v6 v8", "v6"), ("v7", "v5 v7 v8", "v7"),
    ])
  func actions(asked: String, served: String, named: String) throws {
    let api = try TestAPI { $0.versions = served.split(separator: " ").compactMap { .named(String($0)) } }
    let mailbox = "/\(asked)/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)"
    let expected = [
      "\(mailbox)/Action": "restoretoOriginallocation: POST …/{mailboxId}/restore, "
        + "restoreTo: POST …/{mailboxId}/restoreTo, search: POST …/{mailboxId}/search",
      "\(mailbox)/items/abc/Action": "restoretoOriginallocation: POST …/{itemId}/restore, "
        + "restoreTo: POST …/{itemId}/restoreTo, savetoMsg: POST …/{itemId}/save",
      "/\(asked)/Jobs/\(TestWorld.nobody)/Action": "explore: POST …/{jobId}/explore",
    ]
    for (path, calls) in expected {
      let answer = try api.send(TestRequest("POST", path))
      #expect(answer.status == 404)
      let suggestion = try #require(answer.violations.first?.suggestion)
      #expect(suggestion.hasSuffix("v5's …/Action is a call for each wrapper in \(named): \(calls)"), "\(suggestion)")
    }
  }

  @Test("name the Action call where a verb would be one")
  func actionOfVerb() throws {
    let api = try TestAPI()
    let path = "/v5/RestoreSessions/\(TestWorld.session)"
    let stop = TestRequest("POST", "\(path)/Action", body: #"{"stop":null}"#)
    #expect(try api.send(stop).status == 200)
    let answer = try api.send(.get("\(path)/organization/mailboxes"))
    #expect(answer.rules == ["session.working"])
    #expect(
      answer.violations.first?.suggestion
        == #"POST /v5/Organizations/{organizationId}/Action with {"explore": {…}} starts one"#)
  }

  @Test(
    "name the parameter that another version has in place of one",
    arguments: [
      ("v8", "folderId", "v6 has folderId, and v8 parentId in its place"),
      ("v7", "folderid", "v6 has folderId, and v7 parentId in its place"),
      ("v6", "parentId", "v7 has parentId, and v6 folderId in its place"),
    ])
  func parameters(version: String, name: String, suggestion: String) throws {
    let mailbox = "/\(version)/RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)"
    let answer = try TestAPI().send(.get("\(mailbox)/items?\(name)=1"))
    #expect(answer.status == 200)
    #expect(answer.warnings.map(\.suggestion) == [suggestion])
    let sessions = try TestAPI().send(.get("/v6/RestoreSessions?orderAsc=true"))
    #expect(sessions.warnings.map(\.suggestion) == ["v8 has orderAsc, and v6 ignores it"])
  }

  @Test("say of a body of v5 that its wrapper goes", arguments: ["v6", "v7", "v8"])
  func wrappers(version: String) throws {
    let explore = try TestAPI().send(
      TestRequest(
        "POST", "/\(version)/Organizations/\(Self.organization)/explore", body: #"{"Explore":{"type":"vex"}}"#))
    #expect(explore.pointers.isEmpty && explore.warnedRules == ["body.member"])
    #expect(
      explore.warnings.first?.suggestion
        == "leave explore out, which only v5 has around a body: let its members stand in the body itself")
    let search = try TestAPI().send(
      TestRequest(
        "POST", "/\(version)/RestoreSessions/\(TestWorld.session)/organization/searchExchange",
        body: #"{"query":"a","term":"b"}"#))
    #expect(search.warnings.first?.suggestion == "leave it out; it is ignored; known are query")
  }

  @Test("find an organization by the ids that v8 asks by")
  func organizationFilters() throws {
    let api = try TestAPI()
    let all = try api.send(.get("/v8/Organizations")).ids
    #expect(all.count > 1)
    let organization = try #require(
      (try api.send(.get("/v8/Organizations/\(Self.organization)")).json as? [String: Any]))
    for name in ["msid", "backedUpOrganizationId"] {
      let id = try #require(organization[name] as? String)
      #expect(try api.send(.get("/v8/Organizations?\(name)=\(id.uppercased())")).ids == [Self.organization])
      #expect(try api.send(.get("/v8/Organizations?\(name)=\(TestWorld.nobody)")).ids == [])
      #expect(try api.send(.get("/v8/Organizations?\(name)=")).ids == all)
    }
  }

  @Test("are data: another one needs no more than what it differs in")
  func madeUp() throws {
    let version = APIVersion.v8.with("v9") { version in
      version.explored = .ok
    }
    let api = try TestAPI { $0.versions = APIVersion.all + [version] }
    let started = try api.send(TestRequest("POST", "/v9/Organizations/\(Self.organization)/explore", body: "{}"))
    #expect(started.status == 200)
    #expect(started.body.contains(#""self":{"href":"/v9/restoresessions/"#))
    #expect(try api.send(.get("/v9/Organizations")).body.hasPrefix(#"{"offset":"#))
  }
}
