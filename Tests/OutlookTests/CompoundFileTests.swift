import Outlook
import Testing

@Suite("Compound files", .timeLimit(.minutes(5)))
struct CompoundFileTests {
  private static func stream(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

  @Test(
    "hold streams of any length, each sector in one chain",
    arguments: [0, 1, 63, 64, 65, 511, 512, 4095, 4096, 4097, 65_024, 65_025, 1_000_000])
  func lengths(count: Int) throws {
    let file = CompoundFile(
      rootClass: [], [("a", .stream(Self.stream(count))), ("bb", .stream(Self.stream(5000))), ("ccc", .stream([7]))])
    let bytes = try file.bytes()
    let reader = try CompoundReader(bytes)
    #expect(try reader.stream("a") == Self.stream(count))
    #expect(try reader.stream("bb") == Self.stream(5000))
    #expect(try reader.stream("ccc") == [7])
    #expect(try reader.lostSectors() == [])
  }

  @Test("order the entries of a storage as a sound red-black tree", arguments: 0...40)
  func trees(count: Int) throws {
    let names = (0..<count).map { "\($0 % 3 == 0 ? "b" : "A")\($0)" }
    let file = CompoundFile(
      rootClass: [], [("folder", .storage(names.map { ($0, .stream(Array($0.utf8))) })), ("x", .storage([]))])
    let reader = try CompoundReader(file.bytes())
    let folder = try #require(try reader.children(of: reader.entries[0]).first { $0.name == "folder" })
    #expect(try Set(reader.children(of: folder).map(\.name)) == Set(names))
    for name in names { #expect(try reader.stream("folder/\(name)") == Array(name.utf8)) }
  }

  @Test("that would be too long are refused")
  func tooLong() throws {
    let most = CompoundFile.mostBytes
    let sound = CompoundFile(rootClass: [], [("a", .stream(Self.stream(most - 100_000)))])
    #expect(try CompoundReader(sound.bytes()).lostSectors() == [])
    let file = CompoundFile(rootClass: [], [("a", .stream([UInt8](repeating: 1, count: most)))])
    #expect(throws: OutlookError.messageTooLong) { try file.bytes() }
  }
}
