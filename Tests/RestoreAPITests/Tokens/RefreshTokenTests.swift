import Backup
import Bytes
import Testing

@testable import RestoreAPI

@Suite("Refresh tokens", .timeLimit(.minutes(5)))
struct RefreshTokenTests {
  private static let password = TestRequest.login("grant_type=password&username=administrator&password=emulator")

  @Test("are good for one new pair, whose refresh token is good for the next")
  func spent() throws {
    let served = try TestAPI()
    let first = try served.send(Self.password)
    let second = try served.send(first.refresh)
    #expect(second.status == 200)
    #expect(second.member("userName") == "administrator")
    #expect(try served.send(.single(Bodies.password).authorized(by: second)).status == 200)
    // The first access token stays good.
    #expect(try served.send(.single(Bodies.password).authorized(by: first)).status == 200)
    let again = try served.send(first.refresh)
    #expect(again.status == 400)
    #expect(again.member("error") == "invalid_grant")
    #expect(again.rules == ["login.refresh-token"])
    #expect(try served.send(second.refresh).status == 200)
  }

  @Test("are given in JSON as well")
  func json() throws {
    let served = try TestAPI()
    let token = try #require(try served.send(Self.password).member("refresh_token"))
    let request = TestRequest.login(json: #"{"grant_type":"refresh_token","refresh_token":"\#(token)"}"#)
    #expect(try served.send(request).status == 200)
  }

  @Test("live a day, whatever the lifetime of access tokens")
  func expiry() throws {
    for (elapsed, status) in [(86_399, 200), (86_400, 400)] {
      var served = try TestAPI { $0.tokenLifetime = 1 }
      let answer = try served.send(Self.password)
      served.now = TestWorld.now.adding(seconds: elapsed)
      #expect(try served.send(answer.refresh).status == status)
    }
  }

  @Test("are not spent by a user who may not use them")
  func notAllowed() throws {
    let served = try TestAPI()
    let answer = try served.send(.login("grant_type=password&username=paul&password=once"))
    #expect(try served.send(answer.refresh).rules == ["login.grant-allowed"])
    #expect(served.installation.spentTokens.count == 0)
  }

  @Test("of any number of workers at once one gets the new pair")
  func concurrently() async throws {
    let served = try TestAPI()
    let refresh = try served.send(Self.password).refresh
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<64 { group.addTask { try served.send(refresh).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses.count { $0 == 200 } == 1)
  }

  @Test("that are spent are forgotten once they have expired, and are never more than the limit")
  func bounded() {
    let spent = SpentTokens()
    let now = TestWorld.now
    let areSpentOnce = (0..<UInt64(3000)).allSatisfy { number in
      let moment = now.adding(seconds: Int(number))
      let id = UUID(high: 0, low: number)
      return spent.spend(id, until: moment.adding(seconds: 10), at: moment)
        && !spent.spend(id, until: moment.adding(seconds: 10), at: moment)
    }
    #expect(areSpentOnce)
    let remembered = spent.count
    #expect(remembered <= SpentTokens.usual)
    for number in 0..<UInt64(SpentTokens.limit + 10) {
      _ = spent.spend(UUID(high: 1, low: number), until: now.adding(seconds: 86_400 + Int(number)), at: now)
    }
    let most = spent.count
    #expect(most <= SpentTokens.limit)
    // The half that expires last is still known.
    let isNew = spent.spend(UUID(high: 1, low: UInt64(SpentTokens.limit)), until: now.adding(seconds: 99), at: now)
    #expect(!isNew)
  }
}
