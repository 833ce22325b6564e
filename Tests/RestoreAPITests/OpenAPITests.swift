import Foundation
import Testing

@testable import RestoreAPI

@Suite("The OpenAPI documents", .timeLimit(.minutes(5)))
struct OpenAPITests {
  @Test(
    "have every call of a version's route table, spelled and called as there, and no other",
    arguments: APIVersion.all.map(\.name))
  func hasTheCalls(name: String) throws {
    let version = try #require(APIVersion.named(name))
    let described = try Self.calls(OpenAPIDocument.bytes(of: version))
    let lines = Set(version.endpoints.map(\.line))
    #expect(Set(described.keys) == lines)
    for endpoint in version.endpoints where endpoint.operation != "describe" {
      #expect(described[endpoint.line] == endpoint.operation)
    }
  }

  @Test("have together, in the document of all versions, what each has")
  func hasAllTogether() throws {
    let whole = try Self.calls(OpenAPIDocument.bytes).filter { !$0.key.contains(" /_emulator/") }
    #expect(Set(whole.keys) == Set(APIVersion.all.flatMap(\.endpoints).map(\.line)))
    #expect(Set(whole.values).count == whole.count)
  }

  @Test(
    "are served to anybody where the vendor's servers have theirs",
    arguments: APIVersion.all.map(\.name), ["docs/VERSION", "VERSION/swagger.json"])
  func isServed(name: String, place: String) throws {
    let version = try #require(APIVersion.named(name))
    let path = "/swagger/" + place.replacing("VERSION", with: name)
    let answer = try TestAPI().send(TestRequest("GET", path).with { $0.authorization = nil })
    #expect(answer.status == 200)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
    let document = String(decoding: OpenAPIDocument.bytes(of: version), as: UTF8.self)
    #expect(answer.body == document.replacing("https://localhost:4443", with: "https://abc.tech.local:4443"))
    #expect(answer.basis == "assumed")
  }

  @Test(
    "name the server that was asked for them, where it was named",
    arguments: [
      ("Host: 127.0.0.1:33607\r\n", "https://127.0.0.1:33607"), ("Host: [::1]:5\r\n", "https://[::1]:5"),
      ("Host: vb365\r\n", "https://vb365"), ("", "https://localhost:4443"),
    ])
  func namesTheServer(field: String, server: String) throws {
    let protocolVersion = field.isEmpty ? "1.0" : "1.1"
    for version in APIVersion.all {
      let answer = try TestAPI().send(
        Array("GET /swagger/docs/\(version.name) HTTP/\(protocolVersion)\r\n\(field)\r\n".utf8))
      let servers = try Self.object(Array(answer.body.utf8))["servers"] as? [[String: String]]
      #expect(servers == [["url": server]])
    }
  }

  @Test("have no link to the server of the answer before")
  func leavesNothing() throws {
    var reply = Reply()
    let api = try TestAPI()
    _ = try api.send(TestRequest.get("/swagger/docs/v8").bytes, using: &reply)
    let session = try api.send(TestRequest.get("/v8/RestoreSessions/\(TestWorld.session)").bytes, using: &reply)
    #expect(session.body.contains(#""self":{"href":"/v8/restoresessions"#))
  }

  @Test("say whose document they are")
  func saysTheVersion() throws {
    for version in APIVersion.all {
      let document = try Self.object(OpenAPIDocument.bytes(of: version))
      #expect((document["info"] as? [String: Any])?["version"] as? String == version.name)
    }
  }

  /// The names of a document's calls, by lines such as `GET /v6/ServiceInstance`.
  private static func calls(_ bytes: [UInt8]) throws -> [String: String] {
    let paths = try #require(try object(bytes)["paths"] as? [String: [String: [String: Any]]])
    var names: [String: String] = [:]
    for (path, calls) in paths {
      for (method, call) in calls { names["\(method.uppercased()) \(path)"] = call["operationId"] as? String }
    }
    return names
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }
}
