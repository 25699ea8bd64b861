import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bring, bringAll } from '../../../src/shells/page/older-browsers.ts'

/** What the functions of a Chromium 86 become: here on objects of their own, to be called on any list. */
const lists = {} as Record<string, (...args: unknown[]) => unknown>
const typed = {} as typeof lists
const strings = {} as typeof lists
const objects = {} as typeof lists
bringAll(lists, typed, strings, objects)

const place = fc.integer({ min: -5, max: 5 })
const someBytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 })

/** What a call answers, or the kind of error that it throws. */
function outcome(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return (error as Error).constructor.name
  }
}

it('what is brought to an older browser does what the functions of a new one do', () => {
  const isOdd = (each: unknown): boolean => (each as number) % 2 === 1
  const order = (a: unknown, b: unknown): number => (b as number) - (a as number)
  fc.assert(
    fc.property(someBytes, place, (list, index) => {
      const asked: readonly (readonly [name: string, args: readonly unknown[]])[] = [
        ['at', [index]],
        ['findLast', [isOdd]],
        ['findLastIndex', [isOdd]],
        ['toReversed', []],
        ['toSorted', []],
        ['toSorted', [order]],
        ['with', [index, 7]],
      ]
      const before = JSON.stringify(list)
      for (const [name, args] of asked) {
        const own = (of: object): unknown => (of as typeof lists)[name]!(...args)
        expect(outcome(() => lists[name]!.apply(list, [...args]))).toEqual(outcome(() => own(list)))
        const bytes = Uint8Array.from(list)
        expect(outcome(() => typed[name]!.apply(bytes, [...args]))).toEqual(outcome(() => own(bytes)))
      }
      expect(lists.toSpliced!.call(list, index, 1, 8, 9)).toEqual(list.toSpliced(index, 1, 8, 9))
      expect(strings.at!.call('abc', index)).toBe('abc'.at(index))
      for (const name of [index, 'length', 'at']) expect(objects.hasOwn!(list, name)).toBe(Object.hasOwn(list, name))
      expect(JSON.stringify(list)).toBe(before)
    }),
  )
})

it('a function that a browser has stays its own', () => {
  const own = (): string => 'own'
  const object: Record<string, unknown> = { at: own }
  bring(object, { at: () => 'ours', with: () => 'ours' })
  expect(object.at).toBe(own)
  expect(object.with).toBeTypeOf('function')
  expect(Object.keys(object)).toEqual(['at'])
})
