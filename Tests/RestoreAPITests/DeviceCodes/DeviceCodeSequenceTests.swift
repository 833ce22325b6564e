import Testing

@testable import RestoreAPI

@Suite("The sequence of device codes", .timeLimit(.minutes(5)))
struct DeviceCodeSequenceTests {
  private func text(_ number: UInt64) -> String {
    var text: [UInt8] = []
    DeviceCode(number: number).append(to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  @Test("leads back from each code to its place", arguments: [0, 1, 2, 31, 32, 12_345, (1 << 45) - 1] as [UInt64])
  func roundTrip(number: UInt64) {
    #expect(DeviceCode(parsing: text(number).utf8.span)?.number == number)
    #expect(DeviceCode(parsing: text(number).lowercased().utf8.span)?.number == number)
  }

  @Test("has no code twice, and none that is mistaken for another")
  func distinct() {
    let codes = (0..<20_000).map { text($0) }
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.count == 9 && !$0.contains { "01IO".contains($0) } })
    #expect(text(1 << 45) == text(0))
  }

  @Test("has no other texts", arguments: ["", "Z6FJYFCZ", "Z6FJYFCZP1", "Z6FJYFCZ0", "Z6FJYFCZ@", "Z6FJYFC\u{1A}P"])
  func strangers(text: String) {
    #expect(DeviceCode(parsing: text.utf8.span) == nil)
  }
}
