/**
 * Functions that Chromium 86 does not have and that the core or a library uses, each brought where it is missing. The
 * bundler puts this file before the page's scripts. They are those of the standard's `es2022.array`, `es2022.string`,
 * `es2022.object` and `es2023.array`, which `tsconfig.json` beside this file allows; any younger function stops the check. Decision:
 * rather this than to write the core with the functions of 2020, which would make it longer everywhere.
 */
type List<T> = { [index: number]: T; readonly length: number; slice(): List<T> & T[] }
type Test<T> = (each: T, index: number, all: List<T>) => unknown

function findLastIndex<T>(this: List<T>, test: Test<T>): number {
  let index = this.length - 1
  while (index >= 0 && !test(this[index]!, index, this)) index--
  return index
}

const OF_LISTS = {
  at<T>(this: List<T>, index: number): T | undefined {
    return this[index < 0 ? this.length + index : index]
  },
  findLastIndex,
  findLast<T>(this: List<T>, test: Test<T>): T | undefined {
    return this[findLastIndex.call(this, test as Test<unknown>)]
  },
  toReversed<T>(this: List<T>): T[] {
    return this.slice().reverse()
  },
  toSorted<T>(this: List<T>, order?: (a: T, b: T) => number): T[] {
    return this.slice().sort(order)
  },
  with<T>(this: List<T>, index: number, value: T): T[] {
    const place = index < 0 ? this.length + index : index
    if (place < 0 || place >= this.length) throw new RangeError(`no place ${index} in a list of ${this.length}`)
    const list = this.slice()
    list[place] = value
    return list
  },
}

const OF_ARRAYS = {
  toSpliced<T>(this: T[], ...args: [start: number, count: number, ...values: T[]]): T[] {
    const list = this.slice()
    list.splice(...args)
    return list
  },
}

const OF_OBJECTS = {
  hasOwn: (object: object, name: PropertyKey): boolean => Object.getOwnPropertyDescriptor(object, name) !== undefined,
}

/** Adds what an object does not have; its own functions stay. */
export function bring(object: object, functions: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(functions)) {
    if (!(name in object)) Object.defineProperty(object, name, { value, writable: true, configurable: true })
  }
}

/** All of them: on three prototypes, and on Object itself. */
export function bringAll(array: object, typedArray: object, string: object, object: object): void {
  bring(array, OF_LISTS)
  bring(array, OF_ARRAYS)
  bring(typedArray, OF_LISTS)
  bring(string, { at: OF_LISTS.at })
  bring(object, OF_OBJECTS)
}

bringAll(Array.prototype, Object.getPrototypeOf(Uint8Array.prototype), String.prototype, Object)
