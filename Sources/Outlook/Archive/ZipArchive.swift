import Bytes

/// A ZIP archive in the making. Its files are stored as they are, and it is written from front to back, so that what was
/// written can be sent before the rest is known.
package struct ZipArchive {
  /// The list of the files, which comes behind them.
  private var directory: [UInt8] = []
  private var count: UInt16 = 0
  /// How many bytes were written.
  private var length: UInt32 = 0

  /// An archive without files.
  package init() {}

  /// Bytes that a file takes beside its own and twice those of its name.
  package static let overhead = 30 + 46

  /// Appends a file to `output`, with the time of its last change.
  package mutating func append(
    _ file: [UInt8], named name: String, changed time: FileTime?, to output: inout [UInt8]
  ) throws(OutlookError) {
    guard let size = UInt32(exactly: file.count), let nameLength = UInt16(exactly: name.utf8.count), count < .max,
      UInt64(length) + UInt64(size) + UInt64(directory.count) < UInt64(Self.mostBytes)
    else { throw .archiveTooLong }
    let start = output.count
    var check = CRC32()
    check.add(file.span)
    var common: [UInt8] = []
    // The version that reads it, names in UTF-8, no compression.
    for value: UInt16 in [20, 0x0800, 0] { common.append(littleEndian: value) }
    common.append(littleEndian: time?.ofArchive ?? FileTime.firstOfArchive)
    for value in [check.value, size, size] { common.append(littleEndian: value) }
    for value in [nameLength, 0] { common.append(littleEndian: value) }

    output.append(littleEndian: UInt32(0x0403_4B50))
    output.append(contentsOf: common)
    output.append(contentsOf: name.utf8)
    output.append(file.span)

    directory.append(littleEndian: UInt32(0x0201_4B50))
    directory.append(littleEndian: UInt16(20))
    directory.append(contentsOf: common)
    // No comment, the first disk, no attributes, and where the file begins.
    for value: UInt16 in [0, 0, 0] { directory.append(littleEndian: value) }
    for value in [0, length] { directory.append(littleEndian: value) }
    directory.append(contentsOf: name.utf8)

    count += 1
    length += UInt32(truncatingIfNeeded: output.count - start)
  }

  /// Appends the list of the files, which ends the archive.
  package func finish(to output: inout [UInt8]) {
    output.append(contentsOf: directory)
    output.append(littleEndian: UInt32(0x0605_4B50))
    for value in [0, 0, count, count] { output.append(littleEndian: value) }
    for value in [UInt32(truncatingIfNeeded: directory.count), length] { output.append(littleEndian: value) }
    output.append(littleEndian: UInt16(0))
  }

  /// A longer archive would need extensions of the format; what is left covers the end.
  private static let mostBytes: UInt32 = .max - 0x10_0000
}

extension FileTime {
  /// 1980-01-01, with which the dates of archives begin: the time in the lower half, the day in the upper one.
  static let firstOfArchive: UInt32 = 0x0021_0000

  /// The time as archives have it, to two seconds, in the years 1980 to 2107.
  var ofArchive: UInt32 {
    let seconds = value / 10_000_000 - 11_644_473_600
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    guard day >= 3_652, day < 50_403 else { return Self.firstOfArchive }
    let date = CalendarDate(daysSince1970: day)
    let rest = seconds - day * 86_400
    let time = (rest / 3_600) << 11 | (rest / 60 % 60) << 5 | (rest % 60 / 2)
    return UInt32(truncatingIfNeeded: ((date.year - 1980) << 9 | date.month << 5 | date.day) << 16 | time)
  }
}
