import Testing
import TestSupport

@Suite("The vendor pages' requests, by curl", .timeLimit(.minutes(5)))
struct VendorPageTests {
  let emulator: EmulatorProcess

  init() throws {
    emulator = try EmulatorProcess()
  }

  private static let counters =
    #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":1}"#

  @Test("a single restore by password answers 0, 0, 0, 1 and the documented headers")
  func password() throws {
    let answer = try emulator.restore(VendorPages.password)
    #expect(answer.status == 200)
    #expect(answer.body == Self.counters)
    #expect(answer.header("content-type") == "application/json; charset=utf-8")
    #expect(answer.header("content-length") == "\(Self.counters.utf8.count)")
    #expect(answer.header("strict-transport-security") == "max-age=31536000; includeSubDomains")
    #expect(answer.header("cache-control") == "no-store")
    #expect(answer.header("server") == nil)
    #expect(answer.header("x-emulator-verdict") == "ok")
  }

  @Test("a single restore by device code answers the same")
  func deviceCode() throws {
    let answer = try emulator.restore(VendorPages.deviceCode)
    #expect(answer.status == 200)
    #expect(answer.body == Self.counters)
  }

  @Test("a single restore by certificate answers the same")
  func certificate() throws {
    let base64 = try PFX.base64(in: emulator.folder, password: "xxx")
    let answer = try emulator.restore(VendorPages.certificate(base64))
    #expect(answer.status == 200)
    #expect(answer.body == Self.counters)
  }

  @Test("a bulk restore by certificate answers the four counters")
  func bulk() throws {
    let base64 = try PFX.base64(in: emulator.folder, password: "xxx")
    let answer = try emulator.restore(VendorPages.bulk(base64), mailbox: nil)
    #expect(answer.status == 200)
    #expect(
      answer.body.contains(
        #""createdItemsCount":2,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":30"#))
  }

  @Test(
    "is refused with an empty 401 for a token that is missing, unknown or expired",
    arguments: ["", "nobody", "expired-token"])
  func refusedToken(token: String) throws {
    let answer = try emulator.restore(VendorPages.password, token: token)
    #expect(answer.status == 401)
    #expect(answer.body == "")
    #expect(answer.header("www-authenticate") == "Bearer")
  }

  @Test(
    "is refused for what its body says",
    arguments: [
      ("{}", 400, "Missing mandatory parameters: UserName, UserPassword"),
      (#"{"userName":"x"}"#, 400, "Missing mandatory parameters: UserPassword"),
      ("no JSON", 400, "The request is invalid."),
      (#"{"userCode":"NOTACODE"}"#, 400, "The device code is not valid or has expired."),
    ])
  func refusedBody(body: String, status: Int, message: String) throws {
    let answer = try emulator.restore(body)
    #expect(answer.status == status)
    #expect(answer.body == #"{"message":"\#(message)"}"#)
    #expect(answer.header("x-emulator-verdict")?.contains("violation") == true)
  }

  @Test("is refused for where it goes")
  func refusedPath() throws {
    let unknown = try emulator.restore(VendorPages.password, mailbox: "00000000-0000-0000-0000-000000000000")
    #expect(unknown.status == 404)
    #expect(unknown.body == #"{"message":"Resource cannot be found for current key"}"#)
    let method = try emulator.curl(VendorPages.path(mailbox: nil))
    #expect(method.status == 405)
    #expect(method.header("allow") == "POST")
    #expect(try emulator.curl("/v9/RestoreSessions").status == 404)
  }
}
