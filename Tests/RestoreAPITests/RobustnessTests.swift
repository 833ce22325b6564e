import Bytes
import Choices
import RestoreAPI
import Testing
import Verdict

@Suite("Whatever is sent", .timeLimit(.minutes(5)))
struct RobustnessTests {
  private static let bodies: [TestRequest] =
    WayVector.all.filter { $0.leader != "ApplicationCertificate" }.map(\.request) + [
      .bulk(Bodies.bulk(TestWorld.plain, TestWorld.nobody, flags: #""skipUnresolved":"true""#)),
      .single(#"{"applicationCertificate":"MIIKEgIBAzCCCc4=","applicationCertificatePassword":"\u00e4\\"}"#),
    ]

  private static func damage(_ body: inout [UInt8], using random: inout SplitMix64) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where !body.isEmpty {
      let index = body.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<5, using: &random) {
      case 0: body[index] = UInt8.random(in: 0...255, using: &random)
      case 1: body.remove(at: index)
      case 2: body.insert(contentsOf: body[index...].prefix(7), at: index)
      case 3: body.insert(UInt8(ascii: "%"), at: index)
      default: body.removeSubrange(index...)
      }
    }
  }

  @Test("is answered, with JSON or with nothing", arguments: [1, 2, 3, 4] as [UInt64])
  func bytesAtRandom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let served = try TestAPI {
      $0.certificateCheck = .open
      $0.stateful = true
    }
    for _ in 0..<500 {
      var request = Self.bodies.randomElement(using: &random) ?? .single("")
      Self.damage(&request.body, using: &random)
      let answer = try served.send(request)
      // 404: the id of an item may have been hit.
      #expect([200, 400, 404, 500].contains(answer.status))
      #expect(answer.json is [String: Any], "\(answer.body)")
      #expect((answer.status == 200) == answer.violations.isEmpty)
    }
  }

  @Test(
    "is answered, with a token or with an error's three members, where a token is asked for",
    arguments: [1, 2] as [UInt64])
  func loginsAtRandom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let served = try TestAPI()
    for _ in 0..<500 {
      var request = LoginVector.all.randomElement(using: &random)?.request ?? .login("")
      Self.damage(&request.body, using: &random)
      let answer = try served.send(request)
      let object = try #require(answer.json as? [String: Any], "\(answer.body)")
      #expect(object.count == (answer.status == 200 ? 7 : 3))
      #expect((answer.status == 200) == answer.violations.isEmpty)
    }
  }

  @Test("a worker's memory carries nothing from one request to the next")
  func scratchIsClean() throws {
    let served = try TestAPI()
    var reply = Reply()
    for request in Self.bodies + Self.bodies.reversed() {
      let alone = try served.send(request)
      let after = try served.send(request.bytes, using: &reply)
      #expect(after.status == alone.status)
      #expect(after.body == alone.body)
      #expect(after.pointers == alone.pointers)
    }
  }
}
