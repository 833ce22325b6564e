import Testing
import Verdict

@testable import RestoreAPI

@Suite("Routing", .timeLimit(.minutes(5)))
struct RoutingTests {
  private static let document = "GET /_emulator/openapi.json has all paths"

  @Test("finds, refuses with 405 or answers 404", arguments: RouteVector.all)
  func routes(vector: RouteVector) throws {
    let answer = try TestAPI { $0.versions = [.v6] }.send(
      TestRequest(vector.method, vector.path, body: Bodies.password))
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
    #expect(answer.basis == "assumed")
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

  @Test(
    "says what was probably meant by a path that leads nowhere",
    arguments: [
      ("/v9/RestoreSessions", "version v9 is not served: this emulator serves v6"),
      ("/v7/RestoreSessions", "version v7 is not served: this emulator serves v6"),
      (
        "/v5/RestoreSessions/1/organization/mailboxes/2/Action",
        "version v5 is not served: this emulator serves v6; "
          + "v5's …/Action is a call for each wrapper in v6: restoretoOriginallocation: POST …/{mailboxId}/restore, "
          + "restoreTo: POST …/{mailboxId}/restoreTo, search: POST …/{mailboxId}/search"
      ),
      (
        "/v6/RestoreSessions/1/Action",
        "v5's …/Action is a call for each wrapper in v6: stop: POST …/{restoreSessionId}/Stop"
      ),
      (
        "/v6/Organizations/1/Action",
        "v5's …/Action is a call for each wrapper in v6: explore: POST …/{organizationId}/explore"
      ),
      ("//v6/RestoreSessions", "the path has an empty segment: the base URL ends in a slash"),
      ("/v6//RestoreSessions", "the path has an empty segment: the base URL ends in a slash"),
      ("/RestoreSessions", "put /v6 in front of the path"),
      ("/api/v6/RestoreSessions", "the API begins at /v6: leave /api out of the base URL"),
      ("/v6/RestoreSession", "did you mean RestoreSessions in place of RestoreSession (/v6/RestoreSessions)?"),
      (
        "/v6/RestoreSessions/1/organisation/mailboxs",
        "did you mean organization in place of organisation, mailboxes in place of mailboxs (…/organization/mailboxes)?"
      ),
      (
        "/v6/RestoreSessions/1/organization/mailboxs/2/restore",
        "did you mean mailboxes in place of mailboxs (…/{mailboxId}/restore)?"
      ),
      ("/v6/Job", "did you mean Jobs in place of Job (/v6/Jobs)?"),
      ("/v6/RestoreSessions/1/organization/mailboxes//restore", "{mailboxId} is empty: is its variable set?"),
      ("/v6/RestoreSessions//organization/mailboxes", "{restoreSessionId} is empty: is its variable set?"),
      ("/v6/RestoreSessions/1//organization", "the path has an empty segment: two slashes meet"),
      (
        "/https://localhost:4443/v6/Organizations",
        "the path holds a whole URL: the base URL stands in front of it a second time"
      ),
      (
        "/v6/RestoreSessions%0A",
        "the path has white space or a line break in it: trim what is put into the URL"
      ),
      ("/v6/coffee/beans", Self.document), ("/", Self.document), ("/v6", Self.document),
      ("/v6/" + String(repeating: "a", count: 4000), Self.document),
    ])
  func suggests(path: String, suggestion: String) throws {
    let answer = try TestAPI { $0.versions = [.v6] }.send(TestRequest("GET", path))
    #expect(answer.status == 404)
    #expect(answer.violations.first?.suggestion == suggestion)
  }

  @Test(
    "says of an id that is none how it came to be sent",
    arguments: [
      ("undefined", "it is the word for no value; is its variable set?"),
      ("{restoreSessionId}", "it is a placeholder that was never filled in"),
      ("%7B%7Bsession%7D%7D", "it is a placeholder that was never filled in"),
      ("%22\(TestWorld.session)%22", "it is in quotes; leave them out"),
      ("1", "copy it from the answer that shows it"),
    ])
  func slips(id: String, suggestion: String) throws {
    let answer = try TestAPI().send(TestRequest("GET", "/v6/RestoreSessions/\(id)"))
    #expect(answer.status == 400)
    #expect(answer.rules == ["path.id"])
    #expect(answer.violations.first?.suggestion == suggestion)
  }

  @Test("says what the Action of v5 is called, also where its path has the form of another call's")
  func suggestsAction() throws {
    let path = "/v6/RestoreSessions/\(TestWorld.session)/organization/mailboxes/Action"
    let answer = try TestAPI().send(TestRequest("POST", path))
    #expect(answer.status == 405)
    #expect(
      answer.violations.first?.suggestion
        == "v5's …/Action is a call for each wrapper in v6: restoreTo: POST …/mailboxes/restore, "
        + "search: POST …/mailboxes/search")
  }

  @Test("takes a method in any case and an id in any form of a UUID, with a warning")
  func warnsOfForms() throws {
    let request = TestRequest.single(Bodies.password, mailbox: "(\(TestWorld.plain))").with { $0.method = "Post" }
    let answer = try TestAPI().send(request)
    #expect(answer.status == 200)
    #expect(answer.warnedRules == ["route.method-case", "path.id-form"])
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
