import Bytes

/// The bytes of entries, one behind the other in one buffer, which grows as long as it may and is then used in a circle.
/// Places count on and on: where one lies is its rest by the buffer's size.
struct JournalArena {
  private var buffer: [UInt8] = []
  /// The place behind the last entry.
  private(set) var end = 0
  /// The most bytes it may take.
  let limit: Int

  /// A buffer that grows to `limit` bytes.
  init(limit: Int) { self.limit = limit }

  /// How many bytes it takes.
  var size: Int { buffer.count }
  /// Whether it may grow.
  var mayGrow: Bool { buffer.count < limit }

  /// Where `count` bytes would begin; they lie in one piece.
  func start(of count: Int) -> Int {
    guard !buffer.isEmpty else { return end }
    let rest = buffer.count - end % buffer.count
    return count <= rest ? end : end + rest
  }

  /// Whether there is room for `count` bytes while all from `oldest` on are kept.
  func hasRoom(for count: Int, keeping oldest: Int) -> Bool {
    count <= buffer.count && start(of: count) + count - oldest <= buffer.count
  }

  /// Puts bytes in, for which there is room, and tells where they begin.
  mutating func append(_ bytes: Span<UInt8>) -> Int {
    let start = start(of: bytes.count)
    guard bytes.count > 0, buffer.overwrite(from: start % buffer.count, with: bytes) else { return start }
    end = start + bytes.count
    return start
  }

  /// The bytes at a place.
  func bytes(at start: Int, count: Int) -> [UInt8] {
    guard count > 0, !buffer.isEmpty else { return [] }
    let place = start % buffer.count
    return Array(buffer[place..<(place + count)])
  }

  /// Another buffer, with room for what is kept and `count` bytes more, as far as it may grow; `kept` are the places and
  /// lengths, which are returned as they lie now.
  mutating func grow(for count: Int, keeping kept: [(start: Int, count: Int)]) -> [Int] {
    let needed = kept.reduce(count) { $0 + $1.count }
    let size = min(limit, max(Self.smallest, buffer.count * 2, needed))
    var grown = JournalArena(limit: limit)
    grown.buffer = [UInt8](repeating: 0, count: size)
    let places = kept.map { place in grown.append(bytes(at: place.start, count: place.count).span) }
    self = grown
    return places
  }

  private static let smallest = 64 * 1024
}

/// A queue in one piece of memory, which takes and gives without moving what is in it.
struct Ring<Element> {
  private var storage: [Element?] = []
  private var first = 0
  /// How many elements it has.
  private(set) var count = 0

  /// The element at `index`, from the oldest; nil outside.
  subscript(index: Int) -> Element? {
    get { index < count ? storage[place(of: index)] : nil }
    set { storage[place(of: index)] = newValue }
  }

  /// Puts an element behind the newest.
  mutating func append(_ element: consuming Element) {
    if count == storage.count { grow() }
    storage[place(of: count)] = element
    count += 1
  }

  /// Gives up the oldest.
  mutating func removeFirst() {
    guard count > 0 else { return }
    storage[first] = nil
    first = place(of: 1)
    count -= 1
  }

  /// The elements, the oldest first.
  var elements: [Element] { (0..<count).compactMap { self[$0] } }

  private func place(of index: Int) -> Int {
    let place = first + index
    return place < storage.count ? place : place - storage.count
  }

  private mutating func grow() {
    let elements: [Element?] = elements
    storage = elements + Array(repeating: nil, count: max(16, elements.count))
    first = 0
  }
}
