import Glibc
import Testing
import TestSupport

@testable import VB365Emulator

/// Each in a process of its own: they count the process's descriptors, threads and memory.
@Suite("A thousand emulators that were started and stopped", .timeLimit(.minutes(5)))
struct LeftoverTests {
  @Test("leave no descriptor and no thread behind")
  func descriptorsAndThreads() async {
    await #expect(processExitsWith: .success) {
      try Self.warmUp()
      let (descriptors, threads) = (try ThisProcess.descriptors().count, try ThisProcess.threadCount())
      try Self.startAndStop(times: 1000)
      // A thread that was joined may be listed for another instant, of the warm-up's, too.
      for _ in 0..<10_000 where try ThisProcess.threadCount() > threads { sched_yield() }
      #expect(try ThisProcess.threadCount() <= threads)
      #expect(try ThisProcess.descriptors().count == descriptors)
    }
  }

  @Test("leave no memory behind")
  func memory() async {
    await #expect(processExitsWith: .success) {
      try Self.warmUp()
      let before = try ThisProcess.memory().resident
      try Self.startAndStop(times: 1000)
      let growth = try ThisProcess.memory().resident - before
      // A kilobyte of each would be as much.
      #expect(growth < 1024 * 1024, "\(growth) bytes more are resident")
    }
  }

  /// Behind it the certificate is minted, and OpenSSL and the heap have what all emulators share.
  private static func warmUp() throws {
    try startAndStop(times: 100)
  }

  /// Every tenth emulator has something to do.
  private static func startAndStop(times: Int) throws {
    let health = DirectRequest("GET", "/_emulator/health", headers: ["Connection": "close"]).message
    for number in 0..<times {
      let emulator = try Emulator.start(.inProcess)
      if number % 10 == 0 { #expect(try SocketClient.exchange(health, with: emulator).contains("200 OK")) }
      emulator.stop()
    }
  }
}
