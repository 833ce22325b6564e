package import Bytes
package import Choices

/// What the fixtures script for the restores from a mailbox: for each one the same, or for one after the other.
package struct RestoreScript: Sendable {
  private let always: Effect?
  private let inTurn: [Effect]

  /// A script; the effects `inTurn` stand in place of what happens `always`, where there are any.
  package init(always: Effect? = nil, inTurn: [Effect] = []) {
    self.always = inTurn.isEmpty ? always : nil
    self.inTurn = inTurn
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { always == nil && inTurn.isEmpty }

  /// Whether one has to know the how-manieth restore it is.
  package var counts: Bool { !inTurn.isEmpty || always?.delayMilliseconds.isDrawn ?? false }

  /// The effect on the restore with `number`, from 0, of a restore session.
  package func effect(ofRestore number: Int) -> Effect? {
    if inTurn.isEmpty { return always }
    return inTurn.indices.contains(number) ? inTurn[number] : nil
  }
}

/// What is scripted for one restore.
package struct ScriptedRestore: Sendable {
  /// What is done to its answer.
  package let effect: Effect
  /// How long it takes, as the effect has it or as it was drawn.
  package let milliseconds: Int
}

extension Mailbox {
  /// What is scripted for the restore with `number`, from 0, in a restore session; nil where nothing is.
  package func scripted(restore number: Int, in session: UUID) -> ScriptedRestore? {
    guard let effect = script.effect(ofRestore: number) else { return nil }
    let delay = effect.delayMilliseconds
    let word = delay.isDrawn ? Draw.word(session: session, mailbox: id, number: number) : 0
    return ScriptedRestore(effect: effect, milliseconds: delay.milliseconds(drawnBy: word))
  }
}
