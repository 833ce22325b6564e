package import Glibc

/// Which file it is, whatever its name: another one that took its name has another identity.
package struct FileIdentity: Sendable, Equatable {
  private let device: dev_t
  private let number: ino_t

  package init(_ status: stat) {
    device = status.st_dev
    number = status.st_ino
  }
}
