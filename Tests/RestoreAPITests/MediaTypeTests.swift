import Choices
import RestoreAPI
import Testing

@Suite("Media types", .timeLimit(.minutes(5)))
struct MediaTypeTests {
  private func send(_ contentType: String?, _ mediaTypes: MediaTypes = .lenient) throws -> TestAnswer {
    try TestAPI { $0.mediaTypes = mediaTypes }.send(.single(Bodies.password).with { $0.contentType = contentType })
  }

  @Test(
    "that are JSON's",
    arguments: [
      "application/json", "Application/JSON", "application/json; charset=utf-8", "application/json ;charset=\"utf-8\"",
      "application/json;", "application/json; charset=latin1",
    ])
  func json(contentType: String) throws {
    for mediaTypes in MediaTypes.allCases {
      let answer = try send(contentType, mediaTypes)
      #expect(answer.status == 200)
      #expect(answer.warnings.isEmpty)
    }
  }

  @Test(
    "that the framework reads as JSON, with a warning",
    arguments: ["text/json", "*/*", "text/*", "application/*; q=1", "application / json", "TEXT /\tJSON"])
  func ranges(contentType: String) throws {
    for mediaTypes in MediaTypes.allCases {
      let answer = try send(contentType, mediaTypes)
      #expect(answer.status == 200)
      #expect(answer.warnedRules == ["body.media-type"])
    }
  }

  @Test(
    "that say nothing: read with a warning, or refused as the framework does",
    arguments: [nil, "", " ", "; charset=utf-8", "json", "+json", "/+json", "a\"b\\c/d", "application/json, text/xml"])
  func untold(contentType: String?) throws {
    let lenient = try send(contentType)
    #expect(lenient.status == 200)
    #expect(lenient.warnedRules == ["body.media-type"])
    #expect(lenient.warnings.first?.suggestion?.contains("Content-Type: application/json") == true)
    let strict = try send(contentType, .framework)
    #expect(strict.status == 415)
    #expect(
      strict.message == """
        The request contains an entity body but no Content-Type header. The inferred media type \
        'application/octet-stream' is not supported for this resource.
        """)
    #expect(strict.rules == ["body.media-type"])
  }

  @Test(
    "that say something else of what is JSON",
    arguments: [
      ("application/problem+json", "application/problem+json"),
      ("application/vnd.veeam.v6+JSON; q=1", "application/vnd.veeam.v6+JSON"),
      ("application/x-www-form-urlencoded; charset=UTF-8", "application/x-www-form-urlencoded"),
      ("multipart/form-data; boundary=x", "multipart/form-data"),
    ])
  func mistold(contentType: String, named: String) throws {
    let lenient = try send(contentType)
    #expect(lenient.status == 200)
    #expect(lenient.warnedRules == ["body.media-type"])
    let strict = try send(contentType, .framework)
    #expect(strict.status == 415)
    #expect(strict.message == "The request entity's media type '\(named)' is not supported for this resource.")
  }

  @Test(
    "that do not, as the answer names them",
    arguments: [
      ("text/xml", "text/xml"), ("Text/XML; charset=utf-8", "Text/XML"), ("text/plain ; x=y", "text/plain"),
      ("application/octet-stream", "application/octet-stream"), ("application/jsonp", "application/jsonp"),
      ("application/+json", "application/+json"),
    ])
  func refused(contentType: String, named: String) throws {
    let answer = try send(contentType)
    #expect(answer.status == 415)
    #expect(answer.message == "The request entity's media type '\(named)' is not supported for this resource.")
    #expect(answer.rules == ["body.media-type"])
    #expect(answer.basis == "framework")
  }

  @Test("mean nothing without a body", arguments: ["text/xml", nil])
  func noBody(contentType: String?) throws {
    let answer = try TestAPI().send(.single("").with { $0.contentType = contentType })
    #expect(answer.status == 400)
    #expect(answer.rules == ["body.present"])
    #expect(answer.warnings.isEmpty)
  }

  @Test(
    "never matter in Accept", arguments: ["application/json-stream", "text/xml", "nonsense", "application/json;q=0"])
  func acceptIsIgnored(accept: String) throws {
    let answer = try TestAPI().send(.single(Bodies.password).with { $0.fields = [("Accept", accept)] })
    #expect(answer.status == 200)
  }
}
