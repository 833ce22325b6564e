/// The versions this module speaks (RFC 9112, section 2.3). A higher minor version is answered as 1.1, the highest one
/// both sides know; another major version is refused.
package enum HTTPVersion: Equatable, Sendable {
  case http10, http11
}
