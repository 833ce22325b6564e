import ArgumentParser
import Bytes
import Glibc
import JSONText
import VB365Emulator

/// JSON that a user gives: as the argument itself, as a file, or by standard input.
struct GivenDocument {
  /// The file that holds it; nil for an argument that is the text, and for standard input.
  let path: String?
  /// The text.
  let bytes: [UInt8]
  /// What it says.
  let json: JSONValue

  /// In bytes; a call takes no more.
  private static let limit = 1 << 20

  /// Reads what `argument` stands for: `-` for standard input, what begins with a bracket for itself, all else for a file.
  init(_ argument: String) throws(ExitCode) {
    let (name, bytes) = try Self.text(of: argument)
    do throws(JSONError) {
      json = try JSONValue(parsing: bytes.span)
    } catch {
      throw Self.refusal(of: bytes, called: name, error)
    }
    self.bytes = bytes
    path = name == argument ? name : nil
  }

  private static func text(of argument: String) throws(ExitCode) -> (name: String, bytes: [UInt8]) {
    if argument == "-" { return ("standard input", try standardInput()) }
    if let first = argument.first(where: { !$0.isWhitespace }), first == "{" || first == "[" {
      return ("", Array(argument.utf8))
    }
    do throws(FileError) {
      return (argument, try FileSystem.read(argument, atMost: limit))
    } catch {
      throw ExitStatus.noInput.saying(error.description)
    }
  }

  private static func refusal(of bytes: [UInt8], called name: String, _ error: JSONError) -> ExitCode {
    let place = TextPosition(of: error.offset, in: bytes.span)
    let start = name.isEmpty ? "line \(place.line) column \(place.column)" : "\(name):\(place)"
    return ExitStatus.data.saying("\(start): expected \(error.expected), found \(error.found)")
  }

  private static func standardInput() throws(ExitCode) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while bytes.count <= limit {
      let count = unsafe Glibc.read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw ExitStatus.noInput.saying(unsafe "standard input: \(String(cString: strerror(errno)))")
      }
      bytes += buffer[..<count]
    }
    throw ExitStatus.noInput.saying("standard input: has more than \(limit) bytes")
  }
}

extension JSONValue {
  /// The text of the value on one line.
  var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The text of the value, a line for each member and element, behind the first one indented by so many blanks.
  func lines(indentedBy indent: Int) -> String {
    let blanks = String(repeating: " ", count: indent)
    switch content {
    case .object(let members) where !members.isEmpty && !isSecret:
      let lines = members.map { member in
        "\(blanks)  \(JSONValue(.string(member.name)).text): \(member.value.lines(indentedBy: indent + 2))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(blanks)}"
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { "\(blanks)  \($0.lines(indentedBy: indent + 2))" }
      return "[\n\(lines.joined(separator: ",\n"))\n\(blanks)]"
    default:
      return PrintableText(text).description
    }
  }

  /// Whether it tells of a secret.
  private var isSecret: Bool {
    guard case .object(let members) = content else { return false }
    return members.count == 1 && members[0].name == "secret"
  }

  /// An integer; nil of all else.
  var integer: Int? { if case .integer(let integer) = content { Int(integer) } else { nil } }
}
