/// How urgent a message is; raw values are the vendor's spelling.
package enum ItemImportance: String, Sendable {
  case low = "Low"
  case normal = "Normal"
  case high = "High"
}
