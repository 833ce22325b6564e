import Backup
import Bytes

extension [UInt8] {
  /// Appends a length of time in ticks of 100 nanoseconds as .NET prints a TimeSpan: `[-][d.]hh:mm:ss[.fffffff]`.
  mutating func append(timeSpan ticks: Int64) {
    if ticks < 0 { append(UInt8(ascii: "-")) }
    let ticks = ticks.magnitude
    let ticksPerSecond = UInt64(Timestamp.ticksPerSecond)
    let seconds = ticks / ticksPerSecond
    if seconds >= 86_400 {
      append(decimal: seconds / 86_400)
      append(UInt8(ascii: "."))
    }
    append(seconds / 3_600 % 24, digits: 2)
    append(UInt8(ascii: ":"))
    append(seconds / 60 % 60, digits: 2)
    append(UInt8(ascii: ":"))
    append(seconds % 60, digits: 2)
    guard ticks % ticksPerSecond > 0 else { return }
    append(UInt8(ascii: "."))
    append(ticks % ticksPerSecond, digits: 7)
  }
}
