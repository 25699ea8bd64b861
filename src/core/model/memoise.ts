/**
 * Remembers what a pure function of one text answered; forgets all when `most` texts are known. For what is asked again
 * and again of the same cells: labels, quantities.
 */
export function memoise<Result>(compute: (text: string) => Result, most = 5000): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const hit = known.get(text)
    if (hit !== undefined || known.has(text)) return hit as Result
    if (known.size >= most) known.clear()
    const result = compute(text)
    known.set(text, result)
    return result
  }
}

/**
 * Remembers what a pure function of one object answered, as long as the object lives. For what several rules ask of the
 * same form.
 */
export function oncePer<Subject extends object, Result extends object>(
  compute: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new KeptWith<Subject, Result>()
  return (subject) => {
    const hit = known.get(subject)
    if (hit) return hit
    const result = compute(subject)
    known.set(subject, result)
    return result
  }
}

/**
 * Results that are kept with the objects they are about. As a WeakMap, but in the object itself: what a WeakMap holds
 * of a dead object outlives the engine's quick collections (they take its values for alive), which made every workbook
 * of a batch be copied about until the next thorough one (6 % of the processor time of a batch of 200). A copy of an object does not get what was kept with it.
 */
export class KeptWith<Subject extends object, Result> {
  get(subject: Subject): Result | undefined {
    return Keeping.in(subject)?.get(this) as Result | undefined
  }

  set(subject: Subject, result: Result): void {
    Keeping.of(subject).set(this, result)
  }
}

/**
 * A constructor that answers with its argument, so that the private fields of a class derived from it come to stand in
 * that object.
 */
const Onto = function onto(subject: object): object {
  return subject
} as unknown as new (
  subject: object,
) => object

class Keeping extends Onto {
  readonly #results = new Map<object, unknown>()

  static in(subject: object): Map<object, unknown> | undefined {
    return #results in subject ? subject.#results : undefined
  }

  static of(subject: object): Map<object, unknown> {
    return Keeping.in(subject) ?? (new Keeping(subject) as Keeping).#results
  }
}
