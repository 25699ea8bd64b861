/** Values by keys, several under each: so that among tens of thousands only those are looked at that can be meant. */
export class Buckets<Value> {
  private readonly found = new Map<string, Value[]>()

  add(keys: Iterable<string>, value: Value): void {
    for (const key of new Set(keys)) {
      const known = this.found.get(key)
      if (known) known.push(value)
      else this.found.set(key, [value])
    }
  }

  /** Those under any of the keys, each once, in the order in which they were added under them. */
  near(keys: Iterable<string>): Value[] {
    return [...new Set([...new Set(keys)].flatMap((key) => this.found.get(key) ?? []))]
  }
}
