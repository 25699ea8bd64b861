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

/** Worked out when it is first asked for. */
export function later<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | undefined
  return () => (known ??= { value: compute() }).value
}

/**
 * Remembers what a pure function of one object answered, as long as the object lives. For what several rules ask of the
 * same form.
 */
export function oncePer<Subject extends object, Result extends object>(
  compute: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const known = new WeakMap<Subject, Result>()
  return (subject) => {
    const hit = known.get(subject)
    if (hit) return hit
    const result = compute(subject)
    known.set(subject, result)
    return result
  }
}
