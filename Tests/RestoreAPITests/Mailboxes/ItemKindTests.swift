import Backup
import Foundation
import RestoreAPI
import Testing

@Suite("Items of other kinds than mail", .timeLimit(.minutes(5)))
struct ItemKindTests {
  /// The members of each kind, in the order of the vendor's document; those in brackets are not always there.
  private static let members: [String: String] = [
    "IPM.Note": "from [cc] [bcc] to sent received reminder attachments subject itemClass importance",
    "IPM.Appointment":
      "attachments organizer attendees startTime endTime location subject [recurrencePatternFormat] recurring itemClass",
    "IPM.DistList": "name itemClass",
    "IPM.Contact":
      "address businessPhone company displayAs email fax fileAs fullName homePhone imAddress jobTitle mobile webPage "
      + "itemClass",
    "IPM.Post": "from postedOn itemClass",
    "IPM.Activity": "startTime duration entryType company subject itemClass",
    "IPM.StickyNote": "subject date itemClass",
    "IPM.Task": "status percentComplete startDate dueDate owner subject itemClass",
  ]

  /// The items of the folder with the most items, as they are written.
  private static func items(_ limit: Int = 2000) throws -> [(json: String, members: [String: Any])] {
    let folder = Catalogue.folder(6, of: TestWorld.everyState)
    let path = "\(Catalogue.mailbox(TestWorld.everyState))/items?folderId=\(folder.replacing("=", with: "%3D"))"
    let answer = try TestAPI().get("\(path)&limit=\(limit)")
    let texts = answer.body.split(separator: #""results":["#)[1].dropLast(2).split(separator: "},{\"")
    let jsons = texts.enumerated().map { $0.offset == 0 ? String($0.element.dropFirst(2)) : String($0.element) }
    return Array(zip(jsons, answer.results)).map { (json: $0.0, members: $0.1) }
  }

  @Test("are a small part of a folder, and all kinds occur")
  func parts() throws {
    let classes = try Self.items().map { $0.members["itemClass"] as? String ?? "" }
    let counts = Dictionary(grouping: classes, by: \.self).mapValues(\.count)
    #expect(Set(counts.keys) == Set(Self.members.keys))
    #expect(Set(counts.keys) == Set(ItemKind.allCases.map(\.itemClass)))
    #expect(counts["IPM.Note", default: 0] > 1800)
  }

  @Test("never come first in a folder, where clients look")
  func first() throws {
    for mailbox in World.default.mailboxes {
      for folder in mailbox.folders.indices where mailbox.folders[folder].items.total > 0 {
        #expect(mailbox.item(ItemID(folder: mailbox.folderID(folder), number: 0))?.kind == .message)
      }
    }
  }

  @Test("have their kind's members, in the order of the vendor's document", arguments: Self.members.keys.sorted())
  func members(itemClass: String) throws {
    let words = try #require(Self.members[itemClass]).split(separator: " ").map(String.init) + ["_links", "id"]
    var seen: Set<String> = []
    for item in try Self.items() where item.members["itemClass"] as? String == itemClass {
      let expected = words.map { $0.trimmingPrefix("[").replacing("]", with: "") }
      #expect(Set(item.members.keys).isSubset(of: expected))
      for word in words where !word.hasPrefix("[") { #expect(item.members[word] != nil, "\(word)") }
      let places = expected.filter { item.members[$0] != nil }.compactMap { name in
        item.json.firstRange(of: "\(name)\":").map { ($0.lowerBound, name) }
      }
      #expect(places.map(\.1) == places.sorted { $0.0 < $1.0 }.map(\.1))
      seen.formUnion(item.members.keys)
    }
    #expect(seen == Set(words.map { $0.trimmingPrefix("[").replacing("]", with: "") }))
  }

  @Test("are themselves where they are asked for by their id")
  func alone() throws {
    let served = try TestAPI()
    for item in try Self.items(200) where item.members["itemClass"] as? String != "IPM.Note" {
      let id = try #require(item.members["id"] as? String)
      let answer = try served.get("\(Catalogue.mailbox(TestWorld.everyState))/items/\(id.replacing("=", with: "%3D"))")
      let members = try #require(answer.json as? [String: Any])
      #expect(NSDictionary(dictionary: members) == NSDictionary(dictionary: item.members))
    }
  }

  @Test("end after they start, and say how far tasks are")
  func sense() throws {
    for item in try Self.items() {
      if let start = item.members["startTime"] as? String, let end = item.members["endTime"] as? String {
        #expect(start < end)
      }
      if let start = item.members["startDate"] as? String, let due = item.members["dueDate"] as? String {
        #expect(start < due)
        let part = try #require(item.members["percentComplete"] as? Double)
        #expect((part == 1) == (item.members["status"] as? String == "Completed"))
        #expect((part == 0) == (item.members["status"] as? String == "NotStarted"))
      }
      if let from = item.members["from"] as? String {
        #expect(item.members["cc"] as? String != from)
        #expect(item.members["bcc"] as? String != from)
        if let cc = item.members["cc"] as? String { #expect(item.members["bcc"] as? String != cc) }
      }
    }
  }
}
