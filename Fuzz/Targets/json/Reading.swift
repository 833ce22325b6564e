import Bytes
import Fuzzing
import JSONText

/// What a whole text reads as.
struct Reading: Equatable {
  /// A token with its meaning, wherever it stood.
  enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray, null
    /// What JSON has no way to write.
    case beyondJSON
    case bool(Bool)
    case integer(Int64)
    /// Also a number that no integer holds, which the writer has no way to write.
    case string([UInt8])
    case name([UInt8])
  }

  private(set) var tokens: [Token] = []
  private(set) var error: JSONError?

  init(_ text: Span<UInt8>, _ dialect: JSONDialect) {
    var reader = JSONReader(dialect)
    do throws(JSONError) {
      var token = try reader.next(in: text)
      while token != .endOfText {
        expect(tokens.count < text.count, "more tokens than bytes")
        expect((0..<text.count).contains(reader.tokenOffset), "a token at \(reader.tokenOffset)")
        // A value that is missing has no bytes.
        expect(
          reader.tokenOffset < reader.position + (token == .undefined ? 1 : 0) && reader.position <= text.count,
          "read to \(reader.position)")
        expect((0...JSONReader.deepestNesting).contains(reader.depth), "\(reader.depth) containers open")
        tokens.append(meaning(of: token, in: text))
        let end = reader.position
        token = try reader.next(in: text)
        expect(reader.tokenOffset >= end, "a token before the end of the last")
      }
      let isOver = reader.position == text.count || reader.leniencies[.textAfterValue] != nil || dialect == .jsonNET
      expect(reader.depth == 0 && isOver, "over before its end")
    } catch {
      self.error = error
      check(error, &reader, in: text)
    }
  }

  /// Whether JSON can say the same.
  var isWritable: Bool { !tokens.contains(.beyondJSON) }

  /// The tokens as compact JSON.
  func written() -> [UInt8] {
    var writer = JSONWriter()
    for token in tokens {
      switch token {
      case .beginObject: writer.beginObject()
      case .endObject: writer.endObject()
      case .beginArray: writer.beginArray()
      case .endArray: writer.endArray()
      case .null: writer.null()
      case .beyondJSON: fatalError("nothing to be written")
      case .bool(let value): writer.value(value)
      case .integer(let value): writer.value(value)
      case .string(let bytes): writer.value(utf8: bytes.span)
      case .name(let bytes): writer.name(utf8: bytes.span)
      }
    }
    return writer.bytes
  }

  /// An error is final, and points into the text.
  private func check(_ error: JSONError, _ reader: inout JSONReader, in text: Span<UInt8>) {
    expect((0...text.count).contains(error.offset), "\(error) outside the text")
    do throws(JSONError) {
      let token = try reader.next(in: text)
      fatalError("read \(token) behind \(error)")
    } catch let again {
      expect(again == error, "\(error), then \(again)")
    }
    let place = TextPosition(of: error.offset, in: text)
    expect(place.line >= 1 && place.column >= 1 && place.line + place.column <= text.count + 2, "\(place)")
    let texts = "\(error.expected) \(error.found) \(error.suggestion ?? "")"
    expect(texts.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "more than a line: \(texts)")
  }

  private func meaning(of token: JSONToken, in text: Span<UInt8>) -> Token {
    switch token {
    case .beginObject: .beginObject
    case .endObject: .endObject
    case .beginArray: .beginArray
    case .endArray: .endArray
    case .null: .null
    case .beginConstructor, .endConstructor, .notFinite, .undefined: .beyondJSON
    case .bool(let value): .bool(value)
    case .name(let string): .name(decoded(string, in: text))
    case .string(let string): .string(decoded(string, in: text))
    case .number(let number): meaning(of: number, in: text)
    case .endOfText: fatalError("the end of the text is no token of it")
    }
  }

  private func meaning(of number: JSONNumber, in text: Span<UInt8>) -> Token {
    let bytes = [UInt8](copying: text.extracting(number.range.bounds))
    let value = number.int64(in: text)
    expect(number.isInteger != (value == .notInteger), "a number that is and is no integer: \(bytes)")
    if number.radix == 10, case .value(let small) = number.int32(in: text) {
      expect(value == .value(Int64(small)), "an integer of 32 bits and of 64 that differ: \(bytes)")
    }
    guard case .value(let integer) = value else { return .string(bytes) }
    expect(
      number.radix != 10 || Int64(String(decoding: bytes, as: UTF8.self)) == integer, "\(bytes) read as \(integer)")
    return .integer(integer)
  }

  /// What `string` means, found in each way there is.
  private func decoded(_ string: JSONString, in text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    string.appendDecoded(to: &bytes, in: text)
    guard let validated = String(validating: bytes, as: UTF8.self) else { fatalError("no UTF-8: \(bytes)") }
    expect(validated == string.string(in: text), "decoded in two ways: \(bytes)")
    expect(bytes.count == string.decodedLength(in: text), "a length that is none of \(bytes)")
    expect(validated.unicodeScalars.count == string.characterCount(in: text), "a count that is none of \(bytes)")
    expect(string.equals(bytes.span, in: text), "a string that does not equal itself: \(bytes)")
    expect(string.isEmpty == bytes.isEmpty, "empty, and not: \(bytes)")
    let pointer = JSONPointer().member(string, in: text).description.unicodeScalars
    expect(pointer.count <= 2 * JSONPointer.longestName + 2, "a pointer of \(pointer.count) characters")
    expect(pointer.allSatisfy { $0.properties.generalCategory != .control }, "a control character in a pointer")
    _ = string.bool(in: text)
    _ = string.int32(in: text)
    return bytes
  }
}
