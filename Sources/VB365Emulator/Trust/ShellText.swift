/// Text as a POSIX shell reads it.
package enum ShellText {
  /// One word that means `text`, whatever is in it: between single quotes nothing is special, and a single quote stands
  /// between double ones. Without backslashes, Java's virtual machine reads it alike.
  package static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'"'"'"#) + "'"
  }
}
