import ArgumentParser
import JSONText
import VB365Emulator

/// A run that was saved: the JSON of `GET /_emulator/run`.
struct SavedRun {
  /// Its requests, the earliest first.
  let requests: [ListedRequest]
  private let path: String

  /// Reads a file.
  init(_ path: String) throws(ExitCode) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, atMost: FileLimit.fixtures)
    } catch {
      throw ExitStatus.noInput.saying(error.description)
    }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(parsing: bytes.span)
    } catch {
      let place = TextPosition(of: error.offset, in: bytes.span)
      throw ExitStatus.data.saying("\(path):\(place): expected \(error.expected), found \(error.found)")
    }
    guard let run = SavedRun(path, json) else {
      throw ExitStatus.data.saying("\(path): is no saved run: it has no journal")
    }
    self = run
  }

  /// The requests of a run, whatever order it has them in; nil of what is no run.
  init?(_ path: String, _ json: JSONValue) {
    guard let journal = json.member("journal"),
      let kept = journal.elements ?? journal.member("results")?.elements
    else { return nil }
    self.path = path
    requests = kept.map(ListedRequest.init).sorted { $0.number < $1.number }
  }

  /// The latest ones that are meant, the earliest first.
  func requests(_ choice: RequestChoice, _ limit: Int) -> [ListedRequest] {
    Array(requests.filter(choice.takes).suffix(limit))
  }

  /// The request of an id, or of the number behind its dash.
  func request(_ id: String) throws(ExitCode) -> ListedRequest {
    if let found = requests.first(where: { $0.id == id || "\($0.number)" == id }) { return found }
    throw ExitStatus.noInput.saying("\(path): has no request '\(id)'")
  }
}

extension ListedRequest {
  /// Which one of its run it is, from 1.
  fileprivate var number: Int { id.split(separator: "-").last.flatMap { Int($0) } ?? 0 }
}
