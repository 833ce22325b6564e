import Bytes
import JSONText
import Testing

@Suite("Robustness", .timeLimit(.minutes(5)))
struct RobustnessTests {
  @Test("Every prefix of a sound text is refused as ending too early", arguments: Samples.all)
  func prefixes(sample: String) throws {
    let text = Array(sample.utf8)
    #expect(Reading(text.span, .jsonNET).error == nil)
    for length in 0..<text.count {
      // The bytes behind the prefix are there to be read by mistake.
      let error = Reading(text.span.extracting(0..<length), .jsonNET).error
      guard case .unexpectedEnd = error?.reason, error?.offset == length else {
        Issue.record("prefix of \(length) bytes: \(String(describing: error))")
        return
      }
    }
  }

  @Test(
    "Mutated texts never trap, always end, and a fixture's dialect accepts nothing that Json.NET's does not",
    arguments: Samples.all)
  func mutations(sample: String) {
    let sound = Array(sample.utf8)
    var dice = SplitMix64(seed: 2)
    var accepted = 0
    for _ in 0..<7000 {
      var text = sound
      for _ in 0..<Int.random(in: 1...4, using: &dice) { Self.mutate(&text, &dice) }
      let jsonNET = Reading(text.span, .jsonNET)
      let fixture = Reading(text.span, .fixture)
      // Json.NET makes a double of a number, which not all of them fit.
      if case .tokens(let tokens) = fixture, jsonNET != .tokens(tokens), jsonNET.error?.reason != .numberTooLarge {
        Issue.record("accepted as a fixture only: \(text)")
      }
      for case .refused(let error) in [jsonNET, fixture] where !(0...text.count).contains(error.offset) {
        Issue.record("an error outside the text: \(error)")
      }
      if case .tokens = jsonNET { accepted += 1 }
      Self.useEveryString(of: text.span)
    }
    // Some must survive, or the test looks at nothing but first bytes.
    #expect(accepted > 100)
  }

  private static func mutate(_ text: inout [UInt8], _ dice: inout SplitMix64) {
    let grammar = Array("{}[],:\"'\\/*-+.0129eEuxtfn \n\0\u{7F}é€😀\u{2028}".utf8)
    let byte = Bool.random(using: &dice) ? grammar.randomElement(using: &dice) : UInt8.random(in: 0...255, using: &dice)
    let place = Int.random(in: 0..<max(text.count, 1), using: &dice)
    guard let byte, place < text.count else { return }
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: text[place] = byte
    case 1: text.insert(byte, at: place)
    case 2: text.remove(at: place)
    case 3: text[place] ^= 1 << UInt8.random(in: 0...7, using: &dice)
    default: text.removeSubrange(place..<min(text.count, place + Int.random(in: 0...20, using: &dice)))
    }
  }

  /// Decodes and converts whatever the reader gives out before it refuses.
  private static func useEveryString(of text: Span<UInt8>) {
    var reader = JSONReader(.jsonNET)
    var left = text.count + 1
    while left > 0, let token = try? reader.next(in: text), token != .endOfText {
      left -= 1
      switch token {
      case .name(let string), .string(let string):
        var bytes: [UInt8] = []
        string.appendDecoded(to: &bytes, in: text)
        let isWhole =
          bytes.count == string.decodedLength(in: text) && string.equals(bytes.span, in: text)
          && String(validating: bytes, as: UTF8.self) == string.string(in: text)
        if !isWhole { Issue.record("decoded in two ways: \(bytes)") }
        _ = string.bool(in: text)
        _ = string.int32(in: text)
      case .number(let number):
        _ = number.int32(in: text)
        _ = number.int64(in: text)
      default: break
      }
    }
    if left == 0 { Issue.record("more tokens than bytes") }
  }
}
