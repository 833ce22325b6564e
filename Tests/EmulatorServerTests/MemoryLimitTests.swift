import Glibc
import Testing
import TestSupport

@testable import EmulatorServer

@Suite("The memory that messages may have where nobody says so", .timeLimit(.minutes(5)))
struct MemoryLimitTests {
  @Test("is some, and not more than the machine has")
  func machine() {
    let share = MemoryLimit.share(workers: 1, sharingHeap: true)
    #expect(share >= 1)
    #expect(share <= sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)))
  }

  @Test("leaves as much again of a limited address space, beside what threads take of it")
  func addressSpace() async {
    await #expect(processExitsWith: .success) {
      let free = 1 << 30
      let size = try ThisProcess.memory().size
      var limit = rlimit(rlim_cur: rlim_t(size + free), rlim_max: rlim_t.max)
      #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0)
      let one = MemoryLimit.share(workers: 1, sharingHeap: true)
      let two = MemoryLimit.share(workers: 2, sharingHeap: false)
      let hundred = MemoryLimit.share(workers: 100, sharingHeap: false)
      #expect(one <= free / 2 && two < one - (64 << 20) && hundred == 1)
    }
  }
}
