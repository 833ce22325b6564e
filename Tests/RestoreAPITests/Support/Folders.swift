/// The folders of the mailbox with every item state, told apart by decimal place: a sum tells which of them are in it.
struct Folders {
  let name: String
  let role: String?
  let hold: String?
  let unchanged: Int
  let changed: Int
  let missing: Int
  let failing: Int

  private init(_ name: String, role: String? = nil, hold: String? = nil, times place: Int) {
    self.name = name
    self.role = role
    self.hold = hold
    unchanged = 4 * place
    changed = 3 * place
    missing = 2 * place
    failing = 1 * place
  }

  static let everyState = [
    Folders("Inbox", times: 1),
    Folders("Drafts", role: "drafts", times: 10),
    Folders("Deleted Items", role: "deletedItems", times: 100),
    Folders("Discovery Holds", hold: "inPlace", times: 1000),
    Folders("Purges", hold: "litigation", times: 10_000),
    Folders("Held drafts", role: "drafts", hold: "inPlace", times: 100_000),
    Folders("Held trash", role: "deletedItems", hold: "litigation", times: 1_000_000),
  ]

  var json: String {
    let marks = [role.map { #""role": "\#($0)","# }, hold.map { #""hold": "\#($0)","# }].compactMap(\.self).joined()
    return """
      { "name": "\(name)", \(marks) "items": { "unchanged": \(unchanged), "changed": \(changed), "missing": \(missing),
        "failing": \(failing) } }
      """
  }
}
