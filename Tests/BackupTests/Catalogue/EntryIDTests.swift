import Backup
import Bytes
import Testing

@Suite("Ids of folders and items", .timeLimit(.minutes(5)))
struct EntryIDTests {
  static let mailbox = id("9e9b7199-f547-467a-b580-9d283a75eaad")
  static let places: [UInt32] = [0, 1, 2, 255, 256, 65_535, 1_000_000_000, 3_999_999_999, .max]

  @Test("of folders come back from their text", arguments: places)
  func folders(folder: UInt32) {
    for mailbox in [Self.mailbox, .zero, UUID(high: .max, low: .max)] {
      let id = FolderID(mailbox: mailbox, folder: folder)
      #expect(FolderID(id.text) == id)
    }
  }

  @Test("of items come back from their text", arguments: places)
  func items(number: UInt32) {
    for folder: UInt32 in [0, 7, .max] {
      let id = ItemID(folder: FolderID(mailbox: Self.mailbox, folder: folder), number: number)
      #expect(ItemID(id.text) == id)
    }
  }

  @Test("look like Exchange's, and never change: clients keep them")
  func texts() {
    let folder = FolderID(mailbox: Self.mailbox, folder: 1)
    #expect(folder.text == "AAAAAAABnptxmfVHRnq1gJ0oOnXqrQAAAAHC37RzNA_BvQ==")
    #expect(ItemID(folder: folder, number: 2).text == "AAAAAAAHnptxmfVHRnq1gJ0oOnXqrQAAAAEAAAACIFxNrcmRHx8=")
  }

  @Test("differ from each other in more than the end")
  func distinct() {
    let texts = (0..<1000).map { number in
      ItemID(folder: FolderID(mailbox: Self.mailbox, folder: 0), number: number).text
    }
    #expect(Set(texts).count == texts.count)
    #expect(texts.contains { $0.contains("_") } && texts.contains { $0.contains("-") })
  }

  @Test("are refused once any of their characters is another")
  func tampered() {
    let folder = FolderID(mailbox: Self.mailbox, folder: 3)
    let item = ItemID(folder: folder, number: 12)
    for (text, parses) in [
      (folder.text, { FolderID($0) != nil }), (item.text, { ItemID($0) != nil }),
    ] as [(String, (String) -> Bool)] {
      let bytes = Array(text.utf8)
      for index in bytes.indices {
        for other in [
          UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "+"), 0, 255,
        ]
        where other != bytes[index] {
          var changed = bytes
          changed[index] = other
          #expect(!parses(String(decoding: changed, as: UTF8.self)), "\(index)")
        }
      }
    }
  }

  @Test("have one spelling: bits that stand for nothing are 0")
  func spellings() {
    let text = FolderID(mailbox: Self.mailbox, folder: 0).text
    let last = text.utf8[text.utf8.index(text.endIndex, offsetBy: -3)]
    let others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8.filter { $0 != last }
    for other in others {
      #expect(FolderID(text.dropLast(3) + String(UnicodeScalar(other)) + "==") == nil)
    }
  }

  @Test(
    "are refused in another form",
    arguments: [
      "", "=", "AAAA", "9e9b7199-f547-467a-b580-9d283a75eaad", String(repeating: "A", count: 48),
      String(repeating: "A", count: 46) + "==", String(repeating: "A", count: 52),
      String(repeating: "A", count: 51) + "=", String(repeating: "=", count: 48), String(repeating: "A", count: 4096),
    ])
  func malformed(text: String) {
    #expect(FolderID(text) == nil)
    #expect(ItemID(text) == nil)
  }

  @Test("of a folder are none of an item, nor the other way round, nor shorter, nor longer")
  func kinds() {
    let folder = FolderID(mailbox: Self.mailbox, folder: 0)
    let item = ItemID(folder: folder, number: 0)
    #expect(ItemID(folder.text) == nil)
    #expect(FolderID(item.text) == nil)
    for text in [String(folder.text.dropLast()), folder.text + "=", folder.text + "AAAA", "A" + folder.text] {
      #expect(FolderID(text) == nil)
    }
  }
}

extension FolderID {
  init?(_ text: String) { self.init(parsing: text.utf8.span) }

  var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ItemID {
  init?(_ text: String) { self.init(parsing: text.utf8.span) }

  var text: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
