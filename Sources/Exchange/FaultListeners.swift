package import Backup
package import Choices
import Locking

/// A listener of its own whose TLS goes wrong in one way.
package struct FaultListener: Sendable {
  /// Names it in calls: a number, from 1 on.
  package let id: String
  /// Where clients reach it: its first address, without a slash at the end.
  package let url: String
  /// What goes wrong.
  package let fault: TLSFault
  /// When it closes by itself, by the wall clock; nil for one that stays until the emulator stops.
  package let end: Timestamp?

  /// One that is open for so many seconds from a moment on, or, with nil, for good.
  package init(id: String, url: String, fault: TLSFault, lasting time: (from: Moment, seconds: Int)?) {
    self.id = id
    self.url = url
    self.fault = fault
    end = time.map { time in
      let begin = time.from.timestamp
      return Timestamp(clampingSeconds: begin.seconds + Int64(time.seconds), ticks: begin.tickOfSecond)
    }
  }
}

/// Why a listener is not opened, or not closed.
package enum FaultListenerError: Error, Equatable {
  /// The emulator answers without a socket, or its server is being stopped.
  case noServer
  /// As many are open as there may be at once.
  case tooMany(limit: Int)
  /// The emulator has no certificate for the fault; why not.
  case noCertificate(String)
  /// The system refused; why.
  case system(String)
  /// There is none of this id.
  case unknown
  /// It stays until the emulator stops.
  case permanent
}

extension FaultListenerError: CustomStringConvertible {
  /// A sentence for the one who asked.
  package var description: String {
    switch self {
    case .noServer: "This emulator listens at no address, so that it can open no listener."
    case .tooMany(let limit):
      "\(limit) listeners are open, as many as there may be at once: DELETE one that is done with."
    case .noCertificate(let reason): reason
    case .system(let reason): "The listener cannot be opened: \(reason)."
    case .unknown: "There is no listener with this id."
    case .permanent: "This listener was opened with the emulator, and stays until that stops."
    }
  }
}

/// What opens and closes listeners whose TLS goes wrong. Its calls come from any thread.
package protocol FaultListening: AnyObject, Sendable {
  /// Opens one for so many seconds of real time, from `moment` on; connections are accepted once this has returned.
  func open(_ fault: TLSFault, seconds: Int, at moment: Moment) throws(FaultListenerError) -> FaultListener
  /// Those that are open, in the order of their opening.
  func list(at moment: Moment) -> [FaultListener]
  /// Closes the one of this id; connections are refused once this has returned.
  func close(_ id: String, at moment: Moment) throws(FaultListenerError)
  /// Closes all but those that stay until the emulator stops.
  func closeAll()
}

/// Where calls find the server that opens listeners: an emulator is there before its server, and also without one.
package final class FaultListeners: Sendable {
  private let server = Lock<(any FaultListening)?>(nil)

  /// No server yet.
  package init() {}

  /// The server has started, or, with nil, is stopped.
  package func attach(_ listening: (any FaultListening)?) {
    server.withLock { $0 = listening }
  }

  /// The server; an error where there is none.
  package func present() throws(FaultListenerError) -> any FaultListening {
    guard let listening = server.withLock({ $0 }) else { throw .noServer }
    return listening
  }

  /// Closes all but those that stay until the emulator stops.
  package func closeAll() {
    server.withLock { $0 }?.closeAll()
  }
}
