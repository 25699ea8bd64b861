/**
 * Remembers what a pure function of one text answered; forgets all when `most` texts are known. For what is asked again and again of the same
 * cells: labels, quantities.
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
