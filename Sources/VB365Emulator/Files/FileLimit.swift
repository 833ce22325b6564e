/// How many bytes of a file are read: a mistaken path should cost a message, not the machine's memory.
package enum FileLimit {
  /// All fixtures of one world: 100,000 mailboxes take 24 MB, so this is ten times what anybody has tried.
  package static let fixtures = 256 << 20
  /// A certificate with its chain, a key, a PFX file, a bundle of CAs: the one that browsers bring has 220 KB.
  package static let credential = 1 << 20
  /// Five digits and the end of the line, with room for a reader to see that it is something else.
  package static let port = 64
}
