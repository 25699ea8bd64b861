import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const SHEET = new URL('../../../../src/shells/report/parts/css/colours.css', import.meta.url)
const [light, dark] = readFileSync(SHEET, 'utf8')
  .split('}')
  .map((block) => new Map([...block.matchAll(/--([\w-]+): #(\w{6});/g)].map(([, name, hex]) => [name!, hex!])))

const MARKS = ['mend', 'explain', 'done', 'unchecked', 'hint']
/** Letters, and what they stand on. */
const PAIRS: readonly (readonly [ink: string, ground: string])[] = [
  ...['paper', 'ground', 'raised', ...MARKS.map((mark) => `${mark}-ground`)].flatMap((ground) => [
    ['ink', ground] as const,
    ['soft', ground] as const,
  ]),
  ...MARKS.flatMap((mark) => ['paper', 'ground', `${mark}-ground`].map((ground) => [mark, ground] as const)),
  ['accent', 'paper'],
  ['accent', 'accent-ground'],
  ['accent-ink', 'accent'],
]

/** As WCAG 2 has it. */
function luminance(hex: string): number {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

describe.each([
  ['light', light!],
  ['dark', dark!],
])('in %s', (_, colours) => {
  it.each(PAIRS)('%s is read on %s', (ink, ground) => {
    expect(contrast(colours.get(ink)!, colours.get(ground)!)).toBeGreaterThanOrEqual(4.5)
  })
})
