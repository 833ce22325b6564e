import Backup
import Testing
import Verdict

@Suite("The vendor pages' own requests", .timeLimit(.minutes(5)))
struct VendorPageTests {
  @Test("are answered as the pages say, with the default fixtures", arguments: VendorPages.all)
  func answered(page: VendorPages) throws {
    let answer = try TestAPI(World.default).send(
      TestRequest("POST", page.path, body: page.body).with { $0.authorization = "Bearer dev-token" })
    #expect(answer.status == 200)
    #expect(answer.body == page.answer)
    // Judged strictly, too, there is nothing to be said.
    #expect(answer.violations.isEmpty)
    #expect(answer.warnings.isEmpty)
  }

  @Test("are refused as they stand on the page, with what to mend")
  func asTheyStand() throws {
    let body = try #require(VendorPages.all.last).body
    let served = try TestAPI(World.default)
    let path = try #require(VendorPages.all.last).path
    let stray = try served.send(
      TestRequest("POST", path, body: "{ \(body)").with { $0.authorization = "Bearer dev-token" })
    #expect(stray.message == "The request is invalid.")
    #expect(stray.violations.first?.suggestion == "remove this brace, or give it a name")
  }
}
