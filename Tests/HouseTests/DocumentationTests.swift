import Foundation
import Testing

@Suite("The pages of the library's documentation", .timeLimit(.minutes(5)))
struct DocumentationTests {
  private static let catalogue = "Sources/VB365Emulator/VB365Emulator.docc"

  @Test("show code that stands in the Swift example, line by line, and so compiles and runs")
  func codeIsFromTheExample() throws {
    let example = try Self.texts(below: "examples/swift", endingIn: ".swift").map { Self.unindented($0.text) }
    let pages = try Self.texts(below: Self.catalogue, endingIn: ".md")
    #expect(pages.count >= 5)
    for page in pages {
      for part in page.text.components(separatedBy: "\n```swift\n").dropFirst() {
        let block = try #require(part.components(separatedBy: "\n```").first)
        #expect(example.contains { $0.contains(Self.unindented(block)) }, "\(page.path) shows:\n\(block)")
      }
    }
  }

  private static func unindented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
  }

  private static func texts(below folder: String, endingIn suffix: String) throws -> [(path: String, text: String)] {
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: SourceTree.root.appendingPathComponent(folder).path)
    return try names.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".build") }.sorted().map {
      (path: "\(folder)/\($0)", text: try SourceTree.text(of: "\(folder)/\($0)"))
    }
  }
}
