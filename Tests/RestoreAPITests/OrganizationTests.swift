import Testing

@Suite("Organizations and the installation", .timeLimit(.minutes(5)))
struct OrganizationTests {
  /// The links of an organization, which lead to its resources.
  private static func links(_ id: String) -> String {
    let names = ["jobs", "groups", "users", "sites", "teams", "usedRepositories", "rbacRoles"]
    let others = names.map { #","\#($0)":{"href":"v6/organizations/\#(id)/\#($0.lowercased())"}"# }
    return #""_links":{"self":{"href":"v6/organizations/\#(id)"}\#(others.joined())}"#
  }

  private static let cloud = """
    {"isTeamsOnline":false,"isTeamsChatsOnline":false,"isExchangeOnline":true,"isSharePointOnline":false,\
    "type":"Office365","region":"Worldwide","id":"11111111-0000-4000-8000-000000000000","name":"cloud.example",\
    "officeName":"cloud.example","isBackedup":true,"firstBackuptime":"2026-01-01T00:00:00Z","lastBackuptime":"2026-01-01T00:00:00Z",\
    \(links("11111111-0000-4000-8000-000000000000"))}
    """
  private static let both = """
    {"isTeamsOnline":false,"isTeamsChatsOnline":false,"isExchangeOnline":true,"isSharePointOnline":false,\
    "type":"Hybrid","region":"Worldwide","isSharepoint":false,"isExchange":true,\
    "id":"22222222-0000-4000-8000-000000000000","name":"both.example","officeName":"both.example",\
    "isBackedup":true,"firstBackuptime":"2026-01-01T00:00:00Z","lastBackuptime":"2026-01-01T00:00:00Z",\
    \(links("22222222-0000-4000-8000-000000000000"))}
    """
  private static let ground = """
    {"type":"OnPremises","isSharepoint":false,"isExchange":true,"id":"33333333-0000-4000-8000-000000000000",\
    "name":"ground.example","isBackedup":true,"firstBackuptime":"2026-01-01T00:00:00Z","lastBackuptime":"2026-01-01T00:00:00Z",\
    \(links("33333333-0000-4000-8000-000000000000"))}
    """

  @Test("are listed as a bare array", arguments: ["", "?extendedView=", "?ExtendedView=True&x=1"])
  func list(query: String) throws {
    let answer = try TestAPI().send(.get("/v6/Organizations\(query)"))
    #expect(answer.status == 200)
    #expect(answer.body == "[\(Self.cloud),\(Self.both),\(Self.ground)]")
  }

  @Test("say nothing of their backup where the extended view is not wanted", arguments: ["false", "False"])
  func plainView(value: String) throws {
    func bare(_ text: String) -> String {
      text.replacing(#""isBackedup":true,"firstBackuptime":"2026-01-01T00:00:00Z","#, with: "")
        .replacing(#""lastBackuptime":"2026-01-01T00:00:00Z","#, with: "")
    }
    let served = try TestAPI()
    #expect(
      try served.send(.get("/v6/Organizations?extendedView=\(value)")).body
        == "[\(bare(Self.cloud)),\(bare(Self.both)),\(bare(Self.ground))]")
    let one = try served.send(.get("/v6/Organizations/11111111-0000-4000-8000-000000000000?extendedView=\(value)"))
    #expect(one.body == bare(Self.cloud))
  }

  @Test("are shown by their type", arguments: [("1", cloud), ("2", both), ("3", ground)])
  func one(digit: String, expected: String) throws {
    let id = "\(String(repeating: digit, count: 8))-0000-4000-8000-000000000000"
    #expect(try TestAPI().send(.get("/v6/organizations/\(id)")).body == expected)
  }

  @Test("count their licensed users, archives not among them")
  func licenses() throws {
    let answer = try TestAPI().send(
      .get("/v6/Organizations/11111111-0000-4000-8000-000000000000/licensinginformation"))
    #expect(answer.body == #"{"licensedUsers":5,"newUsers":0}"#)
  }

  @Test("the user's own is the first")
  func own() throws {
    #expect(
      try TestAPI().send(.get("/v6/Organization")).body
        == """
        {"id":"11111111-0000-4000-8000-000000000000","name":"cloud.example","type":"Office365","isBackedup":true,\
        "firstBackuptime":"2026-01-01T00:00:00Z","lastBackuptime":"2026-01-01T00:00:00Z"}
        """)
  }

  @Test("the version is one that speaks v6")
  func version() throws {
    #expect(
      try TestAPI().send(.get("/v6/ServiceInstance")).body
        == #"{"installationId":"e3b7a4d2-5c16-4f80-9a2b-7d0c6e4f1a58","version":"6.1.0.438"}"#)
    #expect(try TestAPI().send(.get("/v6/ServiceInstance").with { $0.authorization = nil }).status == 401)
    #expect(try TestAPI().send(.get("/v9/ServiceInstance").with { $0.authorization = nil }).status == 404)
  }

  @Test(
    "are 404 where there is none, and 400 where there cannot be",
    arguments: [
      ("/v6/Organizations/\(TestWorld.nobody)", 404), ("/v6/Organizations/\(TestWorld.session)", 404),
      ("/v6/Organizations/\(TestWorld.nobody)/LicensingInformation", 404), ("/v6/Organizations/x", 400),
      ("/v6/Organizations?extendedView=yes", 400),
    ])
  func refused(path: String, status: Int) throws {
    #expect(try TestAPI().send(.get(path)).status == status)
  }
}
