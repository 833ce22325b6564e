/// Why a folder's items are kept although users deleted them; raw values are the fixtures' spelling.
package enum Hold: String, CaseIterable, Sendable {
  case inPlace
  case litigation
}
