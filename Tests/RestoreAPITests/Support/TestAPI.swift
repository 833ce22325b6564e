import Backup
import HTTP1
import RestoreAPI
import Testing
import Verdict

/// The API over a world of the tests, as a server would run it: request bytes in, answer out.
struct TestAPI {
  let api: RestoreAPI
  private(set) var installation: Installation
  var now = TestWorld.now

  init(_ world: World? = nil, _ change: (inout RestoreAPI.Settings) throws -> Void = { _ in }) throws {
    var settings = RestoreAPI.Settings()
    try change(&settings)
    api = RestoreAPI(settings: settings)
    installation = Installation(try world ?? TestWorld.make())
  }

  /// The fixtures' world; another one begins with nothing done in it.
  var world: World {
    get { installation.world }
    set { installation = Installation(newValue) }
  }

  /// Goes back to the fixtures.
  mutating func reset() {
    installation = Installation(world)
  }

  /// Reads `request` as the server does, and answers it.
  func send(_ request: TestRequest) throws -> TestAnswer {
    try send(request.bytes)
  }

  /// The same for bytes that need not be a request.
  func send(_ bytes: [UInt8]) throws -> TestAnswer {
    var reply = Reply()
    return try send(bytes, using: &reply)
  }

  /// The same with the memory of a worker.
  func send(_ bytes: [UInt8], using reply: inout Reply) throws -> TestAnswer {
    var buffer = InputBuffer()
    buffer.append(bytes.span)
    var reader = RequestReader()
    reply.response.reset()
    do throws(HTTPError) {
      guard try reader.next(in: &buffer) == .request else { throw .headTooLarge }
    } catch {
      api.refuse(error, &reply)
      return TestAnswer(reply.response, reply.verdict)
    }
    let message = buffer.bytes.span.extracting(buffer.readable)
    api.respond(to: reader, in: message, installation, at: now, &reply)
    return TestAnswer(reply.response, reply.verdict)
  }

  /// Starts a restore session of the cloud organization, and answers its id.
  func explore() throws -> String {
    let path = "/v6/Organizations/11111111-0000-4000-8000-000000000000/explore"
    return try #require(try send(TestRequest("POST", path, body: "{}")).id)
  }
}
