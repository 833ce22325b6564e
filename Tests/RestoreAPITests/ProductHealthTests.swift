import Testing

@Suite("GET /v8/Health", .timeLimit(.minutes(5)))
struct ProductHealthTests {
  @Test("tells everybody that all is well", arguments: [nil, "Bearer x", "Bearer \(TestWorld.token)"] as [String?])
  func answer(authorization: String?) throws {
    let answer = try TestAPI().send(.get("/v8/Health").with { $0.authorization = authorization })
    #expect(answer.status == 200)
    #expect(
      answer.body == """
        {"status":"Healthy","entries":{"configurationDb":{"status":"Healthy"},"nats":{"status":"Healthy"}}}
        """)
    #expect(answer.field("Content-Type") == "application/json; charset=utf-8")
  }

  @Test("is no call of the versions before", arguments: ["v5", "v6", "v7"])
  func before(version: String) throws {
    #expect(try TestAPI().send(.get("/\(version)/Health")).status == 404)
  }
}
