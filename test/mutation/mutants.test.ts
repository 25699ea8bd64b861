import { describe, expect, it } from 'vitest'
import { applied, mutantsOf, nameOf, telling } from './mutants.ts'
import { sampled } from './sample.ts'

/** What a line becomes, one mutant each. */
const faults = (source: string) => mutantsOf('a.ts', source).map((mutant) => applied(source, mutant))

describe('the small faults of a source', () => {
  it.each<[string, readonly string[]]>([
    ['f(a < b)', ['f((a <= b))', 'f((a >= b))', ';']],
    ['if (a === b) {}', ['if (false) {}', 'if (true) {}']],
    ['const a = b && c', ['const a = (b || c)']],
    ['const a = b ?? c', ['const a = (b)', 'const a = (c)']],
    ['const a = 0.05', ['const a = 0.5']],
    ['const a = 200', ['const a = 2000', 'const a = 201']],
    ['const a = 0', ['const a = 1']],
    ["const a = new Decimal('0.05')", ["const a = new Decimal('0.5')"]],
    ['const a = b.lessThan(c)', ['const a = b.lessThanOrEqualTo(c)']],
    ['const a = b.filter(c)', ['const a = (b)']],
    ['const a = [b, c]', ['const a = [c]', 'const a = [b]', 'const a = [c, b]']],
    ["const a = ['b', 'c'].includes(d)", ["const a = ['c'].includes(d)", "const a = ['b'].includes(d)"]],
    ['const a = /^b$/', ['const a = /b$/', 'const a = /^b/']],
    ['const a = !b', ['const a = (b)']],
    ['const a: 5 | 6 = b as 5', []],
    ["const a = rule({ title: 't', examples: [1, 2] })", []],
    ["const a = rule({ silentWhen: ['b', 'c'] })", []],
    ["const a = rule({ reads: ['b', 'c'] })", ["const a = rule({ reads: ['c'] })", "const a = rule({ reads: ['b'] })"]],
    ["const a = 'b' + c", []],
  ])('%s', (source, expected) => {
    expect(faults(source).toSorted()).toEqual([...expected].toSorted())
  })

  it('are known by name, wherever their line moves to', () => {
    const [first] = mutantsOf('a.ts', '\n\nconst a = 0.05')
    expect([first!.line, nameOf(first!)]).toEqual([3, 'a.ts number: 0.05 → 0.5'])
  })

  it('know the function that they stand in', () => {
    const inside = mutantsOf('a.ts', 'const a = 1; const f = (b) => { return () => b < 2 }').map((each) => each.inside)
    expect(new Set(inside.map(String))).toEqual(new Set(['0', '1,2']))
  })
})

it('a telling source says the same, and which functions run', () => {
  const heard: string[] = []
  Object.assign(globalThis, { __mutationHit: (name: string) => heard.push(name) })
  const source = 'const f = (b) => ({ b }); function g() { return f(2).b } g() + f(1).b'
  // biome-ignore lint/security/noGlobalEval: it is a source that is to be run
  expect(globalThis.eval(telling('a', source))).toBe(3)
  expect(heard).toEqual(['a#0', 'a#2', 'a#1', 'a#1'])
})

it('a sample is the same for the same seed, in the order of the source', () => {
  const items = Array.from({ length: 100 }, (_, at) => at)
  const one = sampled(items, 10, 1)
  expect(one).toEqual(sampled(items, 10, 1))
  expect(one).toHaveLength(10)
  expect(one).toEqual(one.toSorted((a, b) => a - b))
  expect(one).not.toEqual(sampled(items, 10, 2))
})
