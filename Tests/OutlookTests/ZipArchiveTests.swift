import Outlook
import Testing

@Suite("ZIP archives", .timeLimit(.minutes(5)))
struct ZipArchiveTests {
  @Test(
    "are checked by the CRC that everybody has",
    arguments: [
      ("", 0 as UInt32), ("123456789", 0xCBF4_3926), ("The quick brown fox jumps over the lazy dog", 0x414F_A339),
    ])
  func crc(text: String, check: UInt32) {
    var crc = CRC32()
    for byte in Array(text.utf8) {
      let bytes = [byte]
      crc.add(bytes.span)
    }
    #expect(crc.value == check)
  }

  @Test("list their files behind them, each with its place, length and check")
  func directory() throws {
    var archive = ZipArchive()
    var output: [UInt8] = []
    try archive.append(Array("one".utf8), named: "a.msg", changed: FileTime(ticksSince1970: 0), to: &output)
    // What was written may be elsewhere by then.
    var first: [UInt8] = []
    swap(&first, &output)
    try archive.append(Array("three".utf8), named: "ü.msg", changed: Self.time, to: &output)
    archive.finish(to: &output)
    let bytes = first + output

    let end = bytes.count - 22
    #expect(Self.number(bytes, end) == 0x0605_4B50)
    #expect(bytes[(end + 8)..<(end + 12)] == [2, 0, 2, 0])
    var place = Int(Self.number(bytes, end + 16))
    #expect(place + Int(Self.number(bytes, end + 12)) == end)
    var found: [String: String] = [:]
    for _ in 0..<2 {
      #expect(Self.number(bytes, place) == 0x0201_4B50)
      let nameLength = Int(bytes[place + 28])
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      let local = Int(Self.number(bytes, place + 42))
      #expect(Self.number(bytes, local) == 0x0403_4B50)
      #expect(bytes[(local + 4)..<(local + 30)] == bytes[(place + 6)..<(place + 32)])
      let start = local + 30 + nameLength
      let file = Array(bytes[start..<(start + Int(Self.number(bytes, place + 24)))])
      var check = CRC32()
      check.add(file.span)
      #expect(Self.number(bytes, place + 16) == check.value)
      found[name] = String(decoding: file, as: UTF8.self)
      place += 46 + nameLength
    }
    #expect(found == ["a.msg": "one", "ü.msg": "three"])
  }

  private static let dated: [(time: FileTime, date: UInt32)] = [
    (time, 0x5B9F_9000), (FileTime(ticksSince1970: 0), 0x0021_0000), (FileTime(ticksSince1970: .min), 0x0021_0000),
    (FileTime(ticksSince1970: .max), 0x0021_0000), (FileTime(ticksSince1970: 3_156_191_990_000_000), 0x0021_BF7D),
  ]

  @Test("date their files to two seconds, from 1980 on", arguments: dated)
  func dates(time: FileTime, date: UInt32) throws {
    var archive = ZipArchive()
    var output: [UInt8] = []
    try archive.append([], named: "a", changed: time, to: &output)
    #expect(Self.number(output, 10) == date)
  }

  /// 2025-12-31T18:00:00Z.
  private static let time = FileTime(ticksSince1970: 17_672_040_000_000_000)

  private static func number(_ bytes: [UInt8], _ index: Int) -> UInt32 { CompoundReader.number(bytes, index) }
}
