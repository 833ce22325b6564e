import Glibc
import Locking
import Transport

/// A thread that runs one worker, and ends with it.
struct WorkerThread: Sendable {
  private let handle: pthread_t

  /// What a worker's thread is called, in as many bytes as a `ThreadName` may have.
  static func name(of index: Int) -> String { index < 100 ? "vb365-worker-\(index)" : "vb365-w-\(index)" }

  /// Runs a worker on a new thread that no signal is ever delivered to: they are the process's own business.
  static func start(
    _ worker: consuming sending Worker, named name: String, until stop: StopSignal
  ) throws(Errno) -> WorkerThread {
    let task = unsafe Unmanaged.passRetained(Task(worker, until: stop))
    var (all, previous) = (sigset_t(), sigset_t())
    unsafe sigfillset(&all)
    // A thread inherits its creator's mask: set here, no signal can slip in before the thread's first instruction.
    unsafe pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &previous, nil) }
    var handle = pthread_t()
    RunningWorkers.expectOne()
    let status = unsafe pthread_create(&handle, nil, runTask, task.toOpaque())
    guard status == 0 else {
      unsafe task.release()
      RunningWorkers.expectOneLess()
      throw Errno(rawValue: status)
    }
    ThreadName.set(name, of: handle)
    return WorkerThread(handle: handle)
  }

  /// Waits for the thread's end; to be called once.
  func join() {
    _ = pthread_join(handle, nil)
  }

  /// Carries a worker from the thread that makes it to the thread that runs it.
  fileprivate final class Task: Sendable {
    private let worker: Lock<Worker?>
    private let stop: StopSignal

    init(_ worker: consuming sending Worker, until stop: StopSignal) {
      self.worker = Lock(worker)
      self.stop = stop
    }

    func run() {
      guard var worker = worker.withLock({ $0.take() }) else { return }
      worker.run(until: stop)
    }
  }
}

/// The threads of one server, to be joined once each.
final class WorkerThreads: Sendable {
  private let threads = Lock<[WorkerThread]>([])

  /// Takes one that was started.
  func append(_ thread: WorkerThread) {
    threads.withLock { $0.append(thread) }
  }

  /// Waits for the end of every one; a second call returns when the first did.
  func join() {
    threads.withLock { threads in
      for thread in threads { thread.join() }
      threads = []
    }
  }
}

@c
private func runTask(_ task: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let task = unsafe task else { return nil }
  RunningWorkers.run { unsafe Unmanaged<WorkerThread.Task>.fromOpaque(task).takeRetainedValue().run() }
  return nil
}
