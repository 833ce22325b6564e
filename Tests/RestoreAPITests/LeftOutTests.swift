import CDefaults
import Testing

@testable import RestoreAPI

@Suite("Calls that are left out", .timeLimit(.minutes(5)))
struct LeftOutTests {
  static let paths = ["/v6/HistorySettings", "/v6/azureserviceaccounts/2026-01-01_x", "/v6/RestorePoints/1/teams/"]

  @Test("answer 501 behind the token, whatever the id", arguments: paths)
  func notImplemented(path: String) throws {
    let answer = try TestAPI().send(TestRequest("GET", path))
    #expect(answer.status == 501)
    #expect(answer.message?.hasPrefix("Not emulated: GET ") == true)
    #expect(answer.rules == ["route.emulated"])
    #expect(answer.basis == "assumed")
  }

  @Test("say nothing to those without a token", arguments: paths)
  func tokenFirst(path: String) throws {
    #expect(try TestAPI().send(TestRequest("GET", path).with { $0.authorization = nil }).status == 401)
  }

  @Test("have the vendor's other methods, and nothing around them")
  func nothingElse() throws {
    #expect(try TestAPI().send(TestRequest("POST", "/v6/RestorePoints")).field("Allow") == "GET")
    #expect(try TestAPI().send(TestRequest("GET", "/v6/RestorePoints/1/nothing")).status == 404)
  }

  @Test("are named by their version and the end of their path")
  func named() throws {
    let path = "RestoreSessions/\(TestWorld.session)/organization/mailboxes/\(TestWorld.plain)/items/exportToPst"
    for version in ["v6", "v8"] {
      let answer = try TestAPI().send(TestRequest("POST", "/\(version)/\(path)"))
      #expect(answer.message == "Not emulated: POST /\(version)/…/items/exportToPst.")
    }
    #expect(
      try TestAPI().send(TestRequest("POST", "/v6/Organizations")).message == "Not emulated: POST /v6/Organizations.")
  }

  @Test("are all that the vendor's document has and the route table has not")
  func everyOperation() throws {
    var statuses: [Int: Int] = [:]
    for endpoint in VendorOperations.of(.v6).endpoints {
      let path = endpoint.template.map { pattern in
        switch pattern {
        case .literal(let word): "/\(word)"
        case .parameter: "/\(TestWorld.nobody)"
        }
      }.joined()
      let method = String(describing: endpoint.method).uppercased()
      let answer = try TestAPI().send(TestRequest(method, path))
      #expect(answer.status != 405, "\(endpoint.line)")
      let isEmulated = Endpoint.ofV6.contains { !$0.handler.isLeftOut && $0.isLike(endpoint) }
      #expect((answer.status == 501) != isEmulated, "\(endpoint.line)")
      statuses[answer.status, default: 0] += 1
      if answer.status == 501 {
        let stranger = try TestAPI().send(TestRequest(method, path).with { $0.authorization = nil })
        #expect(stranger.status == 401)
      }
    }
    #expect(statuses[501, default: 0] > 300)
  }

  @Test("come from a table of less than 60 KB, whose every line is read")
  func table() {
    let versions = [APIVersion.v6, .v7, .v8].map { VendorOperations.of($0).endpoints.count }
    #expect(versions.allSatisfy { $0 > 400 })
    #expect(cdefaults_operations_length() < 60_000)
  }
}
