import Foundation
import RestoreAPI
import Testing
import Verdict

@Suite("GET /_emulator/rules", .timeLimit(.minutes(1)))
struct RulesCallTests {
  private struct Answer: Decodable {
    struct Shown: Decodable, Equatable {
      let id: String
      let basis: String
      let text: String
      let example: String
      let since: String
    }
    let rules: [Shown]
  }

  @Test("answers every rule, to anybody, in the order of verdict")
  func all() throws {
    let answer = try InProcess().send(Requests.get("/_emulator/rules"), onLoopback: false)
    #expect(answer.status == 200)
    #expect(answer["Content-Type"] == "application/json")
    let rules = try JSONDecoder().decode(Answer.self, from: Data(answer.body.utf8)).rules
    #expect(
      rules
        == Rule.all.map {
          Answer.Shown(id: $0.name, basis: "\($0.basis)", text: $0.text, example: $0.example, since: $0.since)
        })
  }

  @Test("speaks of every basis that answers name, in the words of the OpenAPI document")
  func bases() throws {
    let document = try InProcess().send(Requests.get("/_emulator/openapi.json")).body
    let list = Basis.allCases.map { #""\#($0)""# }.joined(separator: ", ")
    #expect(document.contains("\"enum\": [\(list)]"))
  }
}
