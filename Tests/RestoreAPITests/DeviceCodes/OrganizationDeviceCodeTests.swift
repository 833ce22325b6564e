import Testing

@Suite("Device codes of organizations, and of v8", .timeLimit(.minutes(5)))
struct OrganizationDeviceCodeTests {
  private static let organization = "11111111-0000-4000-8000-000000000000"

  private static func request(_ version: String, _ organization: String = organization) -> TestRequest {
    TestRequest("POST", "/\(version)/Organizations/\(organization)/DeviceCode").with { $0.contentType = nil }
  }

  @Test("are issued without a body and are good for restores, in every version", arguments: ["v5", "v6", "v7", "v8"])
  func issued(version: String) throws {
    let api = try TestAPI()
    let answer = try api.send(Self.request(version))
    #expect(answer.status == 200)
    let code = try #require(answer.member("userCode"))
    #expect(try api.send(.single(#"{"userCode":"\#(code)"}"#)).status == 200)
  }

  @Test("are refused for an organization that is not there")
  func unknown() throws {
    #expect(try TestAPI().send(Self.request("v8", TestWorld.nobody)).rules == ["organization.known"])
    #expect(try TestAPI().send(Self.request("v8", "x")).rules == ["path.id"])
  }

  @Test("know the organization of an application since v8")
  func application() throws {
    let body = #"{"targetRegion":"Worldwide","loginGraphAppOrganizationId":"\#(Self.organization)"}"#
    let known = try TestAPI().send(TestRequest("POST", "/v8/DeviceCode", body: body))
    #expect(known.status == 200)
    #expect(known.warnings.isEmpty)
    #expect(try TestAPI().send(TestRequest("POST", "/v7/DeviceCode", body: body)).warnedRules == ["body.member"])
    let strange = TestRequest("POST", "/v8/DeviceCode", body: #"{"loginGraphAppOrganizationId":"x"}"#)
    #expect(try TestAPI().send(strange).pointers == ["/loginGraphAppOrganizationId"])
    let null = TestRequest("POST", "/v8/DeviceCode", body: #"{"loginGraphAppOrganizationId":null}"#)
    #expect(try TestAPI().send(null).status == 200)
  }
}
