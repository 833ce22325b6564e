import Testing

@Suite("Media types", .timeLimit(.minutes(5)))
struct MediaTypeTests {
  @Test(
    "that carry JSON",
    arguments: [
      nil, "", " ", "application/json", "Application/JSON", "application/json; charset=utf-8",
      "application/json ;charset=\"utf-8\"", "application/json;", "text/json", "application/problem+json",
      "application/vnd.veeam.v6+JSON; q=1", "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded; charset=UTF-8", "multipart/form-data; boundary=x", "; charset=utf-8",
    ] as [String?])
  func carriesJSON(contentType: String?) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.contentType = contentType })
    #expect(answer.status == 200)
  }

  @Test(
    "that do not, as the answer names them",
    arguments: [
      ("text/xml", "text/xml"), ("Text/XML; charset=utf-8", "Text/XML"), ("text/plain ; x=y", "text/plain"),
      ("application/octet-stream", "application/octet-stream"), ("application/jsonp", "application/jsonp"),
      ("json", "json"), ("+json", "+json"), ("/+json", "/+json"), ("application/+json", "application/+json"),
      ("a\"b\\c/d", "a\"b\\c/d"), ("*/*", "*/*"), ("application/json, text/xml", "application/json, text/xml"),
    ])
  func refused(contentType: String, named: String) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.contentType = contentType })
    #expect(answer.status == 415)
    #expect(answer.message == "The request entity's media type '\(named)' is not supported for this resource.")
    #expect(answer.rules == ["body.media-type"])
    #expect(answer.basis == "framework")
  }

  @Test(
    "never matter in Accept", arguments: ["application/json-stream", "text/xml", "nonsense", "application/json;q=0"])
  func acceptIsIgnored(accept: String) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.fields = [("Accept", accept)] })
    #expect(answer.status == 200)
  }
}
