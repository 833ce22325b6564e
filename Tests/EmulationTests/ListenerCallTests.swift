import Testing

@Suite("The calls for listeners", .timeLimit(.minutes(5)))
struct ListenerCallTests {
  private static let path = "/_emulator/listeners"

  private func open(_ body: String) throws -> Exchange {
    try InProcess().send(
      Requests.get(
        Self.path, method: "POST", fields: "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n")
        + body)
  }

  @Test(
    "are problems where no server listens",
    arguments: [
      Requests.get(path), Requests.get("\(path)/1", method: "DELETE"),
      Requests.get(path, method: "POST", fields: "Content-Type: application/json\r\nContent-Length: 17\r\n")
        + #"{"tls":"expired"}"#,
    ])
  func noServer(request: String) throws {
    let answer = try InProcess().send(request)
    #expect(answer.status == 501)
    #expect(answer["Content-Type"] == "application/problem+json")
    #expect(answer.body.contains("listens at no address"))
  }

  @Test(
    "say what is wrong with a body, and where",
    arguments: [
      ("", "expected a JSON object"), ("[]", "a listener is an object"),
      ("{}", #"a listener needs \"tls\", one of expired,"#),
      (#"{"tls": "notyetvalid"}"#, #"line 1 column 9: /tls: expected one of expired, notYetValid"#),
      (#"{"tls": "expird"}"#, #"did you mean \"expired\"?"#),
      (#"{"tls": 5}"#, "line 1 column 9: /tls: expected a string"),
      (#"{"tls": "expired", "ttlSeconds": 0}"#, "/ttlSeconds: expected an integer from 1 to 86400"),
      (#"{"tls": "expired", "ttlSeconds": 86401}"#, "/ttlSeconds: expected an integer from 1 to 86400"),
      (#"{"tls": "expired", "ttl": 1}"#, "/ttl: unknown member of a listener"),
    ])
  func refusals(body: String, detail: String) throws {
    let answer = try open(body)
    #expect(answer.status == 400)
    #expect(answer.body.contains(detail), "\(answer.body)")
  }
}
