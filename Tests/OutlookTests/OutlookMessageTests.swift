import Outlook
import Testing

@Suite("Message files", .timeLimit(.minutes(5)))
struct OutlookMessageTests {
  private static func message() -> OutlookMessage {
    var message = OutlookMessage(messageClass: "IPM.Note", subject: "Grüße 🎈")
    message.sender = OutlookAddress(name: "Grace Hill", address: "grace@partner.example")
    message.recipients = [
      OutlookRecipient(.to, OutlookAddress(name: "Ann", address: "ann@cloud.example")),
      OutlookRecipient(.cc, OutlookAddress(name: "Omar", address: "omar@cloud.example")),
      OutlookRecipient(.cc, OutlookAddress(name: "Ines", address: "ines@cloud.example")),
      OutlookRecipient(.bcc, OutlookAddress(name: "Paul", address: "paul@cloud.example")),
    ]
    message.sent = FileTime(ticksSince1970: 0)
    message.received = FileTime(ticksSince1970: 17_672_040_000_000_000)
    message.body = "One line\r\nAnother"
    message.importance = .high
    message.attachments = [
      OutlookAttachment(name: "report.pdf", bytes: [UInt8](repeating: 9, count: 10_000)),
      OutlookAttachment(name: "empty", bytes: []),
    ]
    return message
  }

  @Test("hold subject, sender, text and times")
  func message() throws {
    let reader = try CompoundReader(Self.message().file())
    #expect(try reader.text("__substg1.0_001A001F") == "IPM.Note")
    #expect(try reader.text("__substg1.0_0037001F") == "Grüße 🎈")
    #expect(try reader.text("__substg1.0_0C1A001F") == "Grace Hill")
    #expect(try reader.text("__substg1.0_0C1F001F") == "grace@partner.example")
    #expect(try reader.text("__substg1.0_1000001F") == "One line\r\nAnother")
    #expect(try reader.text("__substg1.0_0E03001F") == "Omar; Ines")
    #expect(try reader.value(0x0039_0040, head: 32) == 116_444_736_000_000_000)
    #expect(try reader.value(0x0E06_0040, head: 32) == 134_116_776_000_000_000)
    #expect(try reader.value(0x0017_0003, head: 32) == 2)
    // The size of a text counts an end mark.
    #expect(try reader.value(0x0037_001F, head: 32) == 18)
    #expect(try reader.lostSectors() == [])
  }

  @Test("count their recipients and attachments, and hold each in a storage of its own")
  func parts() throws {
    let reader = try CompoundReader(Self.message().file())
    let head = try reader.stream("__properties_version1.0").prefix(32)
    #expect((0..<8).map { CompoundReader.number(Array(head), 4 * $0) } == [0, 0, 4, 2, 4, 2, 0, 0])
    let kinds = try (0..<4).map { try reader.value(0x0C15_0003, in: "__recip_version1.0_#0000000\($0)", head: 8) }
    #expect(kinds == [1, 2, 2, 3])
    #expect(try reader.text("__recip_version1.0_#00000003/__substg1.0_39FE001F") == "paul@cloud.example")
    let first = "__attach_version1.0_#00000000"
    #expect(try reader.stream("\(first)/__substg1.0_37010102") == [UInt8](repeating: 9, count: 10_000))
    #expect(try reader.text("\(first)/__substg1.0_3707001F") == "report.pdf")
    #expect(try reader.value(0x3705_0003, in: first, head: 8) == 1)
    #expect(try reader.stream("__attach_version1.0_#00000001/__substg1.0_37010102") == [])
  }

  @Test("tell which tags the properties of sets have")
  func named() throws {
    var message = OutlookMessage(messageClass: "IPM.Appointment", subject: "Visit")
    message.details = [
      OutlookDetail(.named(.appointment, 0x820D), .time(FileTime(ticksSince1970: 0))),
      OutlookDetail(.named(.task, 0x8102), .number(0.5)), OutlookDetail(.named(.appointment, 0x8208), .text("Oslo")),
      OutlookDetail(.tag(0x3A16), .text("Partner")),
    ]
    let reader = try CompoundReader(message.file())
    #expect(try reader.value(0x8000_0040, head: 32) == 116_444_736_000_000_000)
    #expect(try reader.value(0x8001_0005, head: 32) == (0.5).bitPattern)
    #expect(try reader.text("__substg1.0_8002001F") == "Oslo")
    #expect(try reader.text("__substg1.0_3A16001F") == "Partner")
    let sets = try reader.stream("__nameid_version1.0/__substg1.0_00020102")
    #expect(sets.count == 32 && sets[0] == 2 && sets[16] == 3)
    let entries = try reader.stream("__nameid_version1.0/__substg1.0_00030102")
    #expect(
      (0..<6).map { CompoundReader.number(entries, 4 * $0) } == [0x820D, 6, 0x8102, 0x1_0008, 0x8208, 0x2_0006])
    // Each entry is found by its number and its set, too.
    for (entry, set) in [(UInt32(0x820D), UInt32(3)), (0x8102, 4), (0x8208, 3)] {
      let stream = String(0x1000 + (entry ^ set << 1) % 0x1F, radix: 16, uppercase: true)
      let found = try reader.stream("__nameid_version1.0/__substg1.0_\(stream)0102")
      #expect(stride(from: 0, to: found.count, by: 8).contains { CompoundReader.number(found, $0) == entry })
    }
  }

  @Test("are the same bytes every time")
  func deterministic() throws {
    let first = try Self.message().file()
    #expect(try first == Self.message().file())
  }

  @Test("with more than fits are refused")
  func tooLong() {
    var message = Self.message()
    message.attachments = [
      OutlookAttachment(name: "a", bytes: [UInt8](repeating: 1, count: CompoundFile.mostBytes))
    ]
    #expect(throws: OutlookError.messageTooLong) { try message.file() }
  }
}
