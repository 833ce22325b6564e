import Testing
import Verdict

@Suite("A request from bytes to answer", .timeLimit(.minutes(5)))
struct DriverTests {
  @Test("a single restore answers the four counters and nothing else")
  func single() throws {
    let answer = try TestAPI().send(.single(Bodies.password))
    #expect(answer.status == 200)
    #expect(answer.body == Bodies.counters)
    #expect(answer.basis == "documented")
    #expect(answer.violations.isEmpty && answer.warnings.isEmpty)
  }

  @Test("a bulk restore answers counters and details")
  func bulk() throws {
    let answer = try TestAPI().send(.bulk(Bodies.bulk(TestWorld.plain, flags: #""deletedItems":true"#)))
    #expect(answer.status == 200)
    #expect(
      answer.body == """
        {"status":"Success","createdItemsCount":4,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":3,\
        "details":[{"mailbox":{"id":"\(TestWorld.plain)","name":"Ann","email":"ann@cloud.example","isArchive":false,\
        "isPublic":false},"status":"Success","details":{"createdItemsCount":4,"mergedItemsCount":0,\
        "failedItemsCount":0,"skippedItemsCount":3}}]}
        """)
    #expect(answer.basis == "openapi")
    #expect(answer.violations.isEmpty && answer.warnings.isEmpty)
  }
}
