import Backup
import Bytes
import Testing

@testable import RestoreAPI

@Suite("Sessions that are made", .timeLimit(.minutes(5)))
struct MadeSessionsTests {
  private static func id(_ number: Int) -> UUID { UUID(high: 7, low: UInt64(number)) }

  /// The world of an own session with one mailbox.
  private func world(_ number: Int, of base: World) throws -> World {
    let body = #"{"mailboxes":[{"id":"\#(TestWorld.plain)","name":"A","email":"a@b.example"}]}"#
    return try base.ownSession(
      Self.id(number), startedAt: TestWorld.now, from: FixtureDocument(name: "body", bytes: Array(body.utf8)))
  }

  @Test("give their memory back when they are replaced, taken away or put back")
  func freed() throws {
    for end in 0..<3 {
      var served = try TestAPI()
      weak var before: World?
      do {
        let world = try world(1, of: served.world)
        before = world
        #expect(served.installation.put(sessionOf: world, size: 1, at: TestWorld.now) == .made)
      }
      #expect(before != nil)
      switch end {
      case 0:
        let world = try world(1, of: served.world)
        #expect(served.installation.put(sessionOf: world, size: 1, at: TestWorld.now) == .replaced)
      case 1: #expect(served.installation.reset(session: Self.id(1), at: TestWorld.now))
      default: served.reset()
      }
      #expect(before == nil)
    }
  }

  @Test("are forgotten, the oldest first, where they are too many or too large together", arguments: [false, true])
  func limits(areLarge: Bool) throws {
    let served = try TestAPI()
    let size = areLarge ? MadeSessions.maximumSize / 4 : 0
    let most = areLarge ? 4 : MadeSessions.maximum
    for number in 0...most {
      let world = try world(number, of: served.world)
      #expect(served.installation.put(sessionOf: world, size: size, at: TestWorld.now) == .made)
    }
    #expect(served.installation.clock(ofSession: Self.id(0), at: TestWorld.now) == nil)
    for number in [1, most] {
      #expect(served.installation.clock(ofSession: Self.id(number), at: TestWorld.now) != nil)
    }
    // One that takes the place of another is as large as before, and the youngest then.
    let again = try world(1, of: served.world)
    #expect(served.installation.put(sessionOf: again, size: size, at: TestWorld.now) == .replaced)
    let next = try world(most + 1, of: served.world)
    #expect(served.installation.put(sessionOf: next, size: size, at: TestWorld.now) == .made)
    #expect(served.installation.clock(ofSession: Self.id(1), at: TestWorld.now) != nil)
    #expect(served.installation.clock(ofSession: Self.id(2), at: TestWorld.now) == nil)
  }

  @Test("are not forgotten for those that clients start, nor the other way round")
  func apart() throws {
    let served = try TestAPI()
    #expect(served.installation.put(sessionOf: try world(0, of: served.world), size: 0, at: TestWorld.now) == .made)
    let explored = try served.explore()
    for _ in 0..<MadeSessions.maximum - 1 { _ = try served.explore() }
    for number in 1..<MadeSessions.maximum {
      let world = try world(number, of: served.world)
      #expect(served.installation.put(sessionOf: world, size: 0, at: TestWorld.now) == .made)
    }
    for id in [Self.id(0).description, explored] {
      #expect(try served.send(.get("/v6/RestoreSessions/\(id)")).status == 200)
    }
  }
}
