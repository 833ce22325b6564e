/// Why a file cannot be written.
package enum OutlookError: Error, Equatable {
  /// It would be longer than ``CompoundFile/mostBytes``.
  case messageTooLong
  /// It would have more entries, or more bytes, than a ZIP archive without extensions can have.
  case archiveTooLong
}
