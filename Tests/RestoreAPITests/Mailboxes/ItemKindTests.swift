import Backup
import Foundation
import RestoreAPI
import Testing

@Suite("Items of other kinds than mail", .timeLimit(.minutes(5)))
struct ItemKindTests {
  /// The members of each kind, in the order of the vendor's document; those in brackets are not always there.
  private static let kinds: [String: [String]] = [
    "IPM.Note": words("from [cc] [bcc] to sent received reminder attachments subject itemClass importance"),
    "IPM.Appointment": words(
      "attachments organizer attendees startTime endTime location subject [recurrencePatternFormat] recurring itemClass"
    ),
    "IPM.DistList": words("name itemClass"),
    "IPM.Contact": words(
      """
      address businessPhone company displayAs email fax fileAs fullName homePhone imAddress jobTitle mobile webPage \
      itemClass
      """),
    "IPM.Post": words("from postedOn itemClass"),
    "IPM.Activity": words("startTime duration entryType company subject itemClass"),
    "IPM.StickyNote": words("subject date itemClass"),
    "IPM.Task": words("status percentComplete startDate dueDate owner subject itemClass"),
  ]

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

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
    #expect(Set(counts.keys) == Set(Self.kinds.keys))
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

  @Test("have their kind's members, in the order of the vendor's document", arguments: kinds.keys.sorted())
  func members(itemClass: String) throws {
    let words = try #require(Self.kinds[itemClass]) + ["_links", "id"]
    let names = words.map { $0.replacing("[", with: "").replacing("]", with: "") }
    let always = words.filter { !$0.hasPrefix("[") }
    var seen: Set<String> = []
    for item in try Self.items() where item.members["itemClass"] as? String == itemClass {
      let own = Set(item.members.keys)
      #expect(own.isSubset(of: names))
      #expect(own.isSuperset(of: always))
      var places: [String.Index] = []
      for name in names where own.contains(name) {
        // Links have members of their own, but behind all others except the id.
        let range = name == "id" ? item.json.ranges(of: "id\":").last : item.json.firstRange(of: "\(name)\":")
        places.append(try #require(range).lowerBound)
      }
      #expect(places == places.sorted())
      seen.formUnion(own)
    }
    #expect(seen == Set(names))
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

  @Test(
    "have the members that their version has",
    arguments: [("v7", ["importance", "attachments", "subject"]), ("v8", ["importance", "mailboxId", "subject"])])
  func versions(version: String, members: [String]) throws {
    let path = "\(Catalogue.mailbox(TestWorld.everyState))/items?limit=10000".replacing("/v6/", with: "/\(version)/")
    let posts = try TestAPI().get(path).results.filter { $0["itemClass"] as? String == "IPM.Post" }
    #expect(!posts.isEmpty)
    for post in posts {
      for member in members { #expect(post[member] != nil, "\(member)") }
      #expect((post["mailboxId"] != nil) == (version == "v8"))
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
