import Foundation

/// Collects what a program writes to a pipe, and lets others wait for it; the pipe is read to its end, whatever comes.
final class OutputReader: @unchecked Sendable {
  private let condition = NSCondition()
  private var bytes = Data()
  private var isAtEnd = false

  /// Begins to read on a thread of its own.
  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      while case let chunk = handle.availableData, !chunk.isEmpty { append(chunk) }
      end()
    }
  }

  /// What was written so far.
  var text: String {
    condition.withLock { String(decoding: bytes, as: UTF8.self) }
  }

  /// Everything that was written, once the writer has closed the pipe.
  func textAtEnd() -> String {
    condition.withLock {
      while !isAtEnd { condition.wait() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Waits for `part`; false when the pipe ended without it.
  func wait(for part: String) -> Bool {
    let part = Data(part.utf8)
    var searched = 0
    return condition.withLock {
      while true {
        if bytes.range(of: part, in: searched..<bytes.count) != nil { return true }
        if isAtEnd { return false }
        searched = max(0, bytes.count - part.count)
        condition.wait()
      }
    }
  }

  /// Waits for a whole line that holds `part`; nil when the pipe ended without it.
  func line(holding part: String) -> String? { lines(1, holding: part).first }

  /// Waits for so many whole lines that hold `part`; there are fewer when the pipe ended before.
  func lines(_ count: Int, holding part: String) -> [String] {
    condition.withLock {
      while true {
        // By bytes: to Swift, a carriage return and a line feed are one character.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        let texts = lines.lazy.map { String(decoding: $0, as: UTF8.self) }
        let found = Array(texts.filter { $0.contains(part) }.prefix(count))
        if found.count == count || isAtEnd { return found }
        condition.wait()
      }
    }
  }

  private func append(_ chunk: Data) {
    condition.withLock {
      bytes += chunk
      condition.broadcast()
    }
  }

  private func end() {
    condition.withLock {
      isAtEnd = true
      condition.broadcast()
    }
  }
}
