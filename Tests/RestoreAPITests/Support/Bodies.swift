/// Bodies that more than one test sends.
enum Bodies {
  static let password = #"{"userName":"ann@cloud.example","userPassword":"paSSw0rd"}"#
  static let counters = #"{"createdItemsCount":4,"mergedItemsCount":2,"failedItemsCount":0,"skippedItemsCount":1}"#

  /// The members of a bulk body's mailboxes.
  static func mailboxes(_ ids: String...) -> String { mailboxes(ids) }

  static func mailboxes(_ ids: [String]) -> String {
    #""mailBoxes":[\#(ids.map { #"{"id":"\#($0)"}"# }.joined(separator: ","))]"#
  }

  /// A bulk body with a password.
  static func bulk(_ ids: String..., flags: String...) -> String { bulk(ids, flags: flags) }

  static func bulk(_ ids: [String], flags: [String] = []) -> String {
    let members =
      [mailboxes(ids), #""office365UserName":"admin@cloud.example""#, #""office365UserPassword":"paSSw0rd""#] + flags
    return "{\(members.joined(separator: ","))}"
  }
}
