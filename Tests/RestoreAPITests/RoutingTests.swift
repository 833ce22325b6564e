import Testing

@Suite("Routing", .timeLimit(.minutes(5)))
struct RoutingTests {
  @Test("finds, refuses with 405 or answers 404", arguments: RouteVector.all)
  func routes(vector: RouteVector) throws {
    let answer = try TestAPI().send(TestRequest(vector.method, vector.path, body: Bodies.password))
    #expect(answer.status == vector.status)
    #expect(answer.field("Allow") == vector.allow)
  }

  @Test("names the URI as it was typed, without the query, as sound JSON")
  func namesTheURI() throws {
    let answer = try TestAPI().send(TestRequest("GET", #"/V6/No\such"Thing%20/?token=abc"#))
    #expect(
      answer.message
        == #"No HTTP resource was found that matches the request URI 'https://abc.tech.local:4443/V6/No\such"Thing%20/'."#
    )
    #expect(answer.basis == "framework")
  }

  @Test("names the target's authority when it has one")
  func namesTheTargetsAuthority() throws {
    let answer = try TestAPI().send(TestRequest("GET", "http://elsewhere.example:8080/v6/x"))
    #expect(
      answer.message
        == "No HTTP resource was found that matches the request URI 'https://elsewhere.example:8080/v6/x'.")
  }

  @Test("names the method as it was typed")
  func namesTheMethod() throws {
    let request = TestRequest.single(Bodies.password).with { $0.method = "B'rew" }
    #expect(try TestAPI().send(request).message == "The requested resource does not support http method 'B'rew'.")
  }

  @Test("answers OPTIONS * with 200 and nothing, to anybody")
  func optionsForTheServer() throws {
    let answer = try TestAPI().send(
      TestRequest("OPTIONS", "*").with {
        $0.authorization = nil
        $0.contentType = nil
      })
    #expect(answer.status == 200)
    #expect(answer.body.isEmpty)
    #expect(answer.field("Content-Type") == nil)
  }

  @Test(
    "reads ids in any case",
    arguments: [TestWorld.plain.lowercased(), TestWorld.plain.uppercased()])
  func readsIDs(mailbox: String) throws {
    let request = TestRequest.single(Bodies.password, mailbox: mailbox, session: TestWorld.session.uppercased())
    #expect(try TestAPI().send(request).status == 200)
  }

  @Test("lists every id of the path that is no UUID, in order")
  func listsIDs() throws {
    let answer = try TestAPI().send(TestRequest.single(Bodies.password, mailbox: "2", session: "1"))
    #expect(answer.message == "The request is invalid.")
    #expect(answer.pointers == ["{restoreSessionId}", "{mailboxId}"])
    #expect(answer.basis == "assumed")
  }

  @Test("warns of query parameters, with the member of the body that was probably meant")
  func warnsOfQueries() throws {
    let answer = try TestAPI().send(
      TestRequest.bulk(Bodies.bulk(TestWorld.plain)).with { $0.path += "?changeditem=true&&sortAsc=name&hunter2" })
    #expect(answer.status == 200)
    #expect(answer.warnings.map(\.pointer) == ["?changeditem", "?sortAsc", "?"])
    #expect(answer.warnings.first?.suggestion == "did you mean the member changedItems of the body?")
  }
}
