import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole, looksWhole, TAIL_SIZE } from '../../../../src/adapters/opc/whole-file.ts'
import { Readiness } from '../../../../src/shells/watch/inbox/readiness.ts'
import type { SeenFile } from '../../../../src/shells/watch/share/scan-folder.ts'
import { FIXTURES } from '../../cli/run.ts'

const WORKBOOK = readFileSync(join(FIXTURES, 'packages/texts.xlsx'))
const OTHER = readFileSync(join(FIXTURES, 'packages/odd-places.xlsx'))
const OLD = readFileSync(join(FIXTURES, 'protected/old-default.xls'))
const OPTIONS = { settle: 2000, cap: 600_000, forget: 60_000 }
const SCAN_EVERY = 2000

function seenAs(bytes: Uint8Array, modified: number, changes: Partial<SeenFile> = {}): SeenFile {
  return {
    path: '表.xlsx',
    size: bytes.length,
    signature: `${bytes.length}:${modified}:1`,
    modified,
    open: false,
    ...changes,
  }
}

/** Looks at the file as the share's process and the reviewer do. */
function accepts(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096)
  const tail = bytes.subarray(Math.max(0, bytes.length - TAIL_SIZE))
  return looksWhole(head, tail, bytes.length) && isWhole(bytes)
}

/** A way of copying: the states of the file, each from a time on; the last is the whole file. */
type Copying = readonly { readonly at: number; readonly bytes: Uint8Array }[]

/** When the file was taken, and whether it was whole then. */
function taken(copying: Copying, scanOffset: number): { at: number; whole: boolean } {
  const readiness = new Readiness(OPTIONS)
  const last = copying.at(-1)!
  for (let now = scanOffset; now < last.at + 1_200_000; now += SCAN_EVERY) {
    const state = copying.findLast((each) => each.at <= now)
    readiness.observe({ files: state ? [seenAs(state.bytes, state.at)] : [], folders: [], closed: [] }, now)
    for (const due of readiness.due(now)) {
      if (accepts(state!.bytes)) return { at: now, whole: state!.bytes === last.bytes }
      readiness.failed(due.path, 'partial', now)
    }
  }
  return { at: Number.POSITIVE_INFINITY, whole: false }
}

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const WAYS = ['slow', 'stalled', 'preallocated', 'sparse', 're-saved', 'overwritten', 'old format'] as const

function copyingOf(way: (typeof WAYS)[number], random: () => number): Copying {
  const whole = way === 'old format' ? OLD : WORKBOOK
  const steps = 2 + Math.floor(random() * 8)
  const longest = way === 'slow' ? 3000 : 60_000
  let at = Math.floor(random() * 5000)
  const states: { at: number; bytes: Uint8Array }[] = []
  for (let step = 1; step < steps; step++) {
    const part = Math.floor((whole.length * step) / steps)
    states.push({ at, bytes: partly(way, whole, part, random) })
    at += Math.floor(random() * longest)
  }
  return [...states, { at: at + 1, bytes: whole }]
}

function partly(way: (typeof WAYS)[number], whole: Uint8Array, part: number, random: () => number): Uint8Array {
  const filled = (rest: Uint8Array): Uint8Array => {
    const bytes = new Uint8Array(whole.length)
    bytes.set(rest.subarray(0, whole.length))
    bytes.set(whole.subarray(0, part))
    return bytes
  }
  if (way === 'preallocated') return filled(new Uint8Array(0))
  // The end is written first, a hole is left before it.
  if (way === 'sparse') {
    const bytes = filled(new Uint8Array(0))
    const end = Math.floor(whole.length * 0.6)
    bytes.set(whole.subarray(end), end)
    return part > end ? filled(new Uint8Array(0)) : bytes
  }
  // Saved over an older state of the same length: its old end record is still there.
  if (way === 'overwritten') return filled(random() < 0.5 ? OTHER : WORKBOOK.toReversed())
  if (way === 're-saved') return OTHER.subarray(0, Math.min(OTHER.length - 1, part))
  return whole.subarray(0, part)
}

describe('a file that is being copied', () => {
  it('is never taken before it is whole, in 1,050 slow, stalled, preallocated, sparse, re-saved and overwritten copies', () => {
    const early: string[] = []
    for (const [kind, way] of WAYS.entries()) {
      for (let run = 0; run < 150; run++) {
        const random = chance(kind * 1000 + run)
        const { whole } = taken(copyingOf(way, random), Math.floor(random() * SCAN_EVERY))
        if (!whole) early.push(`${way} #${run}`)
      }
    }
    expect(early).toEqual([])
  })

  it('is taken within 10 s when it was copied at once', () => {
    for (let offset = 0; offset < SCAN_EVERY; offset += 100) {
      const { at, whole } = taken([{ at: 1000, bytes: WORKBOOK }], offset)
      expect(whole).toBe(true)
      expect(at - 1000).toBeLessThanOrEqual(10_000)
    }
  })

  it('cut anywhere is never taken for whole', () => {
    const folder = mkdtempSync(join(tmpdir(), '校表 截-'))
    for (const whole of [WORKBOOK, OLD]) {
      for (let length = 0; length < whole.length - 512; length += 997) {
        const path = join(folder, 'x')
        writeFileSync(path, whole)
        truncateSync(path, length)
        expect(accepts(readFileSync(path)), `${length} of ${whole.length}`).toBe(false)
      }
      expect(accepts(whole)).toBe(true)
    }
    rmSync(folder, { recursive: true })
  })
})

describe('every whole fixture', () => {
  it.each([
    'agile-default.xlsx',
    'agile-secret.xlsx',
    'old-default.xls',
    'old-secret.xls',
    'standard-default.xlsx',
    'standard-secret.xlsx',
  ])('protected/%s counts as whole', (name) =>
    expect(accepts(readFileSync(join(FIXTURES, 'protected', name)))).toBe(true),
  )
})

describe('readiness', () => {
  const scan = (...files: SeenFile[]) => ({ files, folders: [], closed: [] })

  it('believes an owner file, but not for longer than the cap', () => {
    const readiness = new Readiness(OPTIONS)
    const open = seenAs(WORKBOOK, 1, { open: true })
    for (let now = 0; now < OPTIONS.cap; now += SCAN_EVERY) {
      readiness.observe(scan(open), now)
      expect(readiness.due(now)).toEqual([])
    }
    expect(readiness.waiting()).toMatchObject([{ path: '表.xlsx', reason: 'open' }])
    readiness.observe(scan(open), OPTIONS.cap)
    expect(readiness.due(OPTIONS.cap)).toEqual([open])
  })

  it('takes a file soon after its owner file is gone', () => {
    const readiness = new Readiness(OPTIONS)
    readiness.observe(scan(seenAs(WORKBOOK, 1, { open: true })), 0)
    readiness.observe(scan(seenAs(WORKBOOK, 1, { open: true })), 2000)
    readiness.observe(scan(seenAs(WORKBOOK, 1)), 4000)
    expect(readiness.due(4000)).toHaveLength(1)
  })

  it('tries again later and later what cannot be read, and never gives up', () => {
    const readiness = new Readiness(OPTIONS)
    const tries: number[] = []
    for (let now = 0; now < 3_600_000; now += 1000) {
      readiness.observe(scan(seenAs(WORKBOOK, 1)), now)
      for (const { path } of readiness.due(now)) {
        tries.push(now)
        readiness.failed(path, 'unreadable', now, 'EACCES')
      }
    }
    expect(tries.slice(0, 4)).toEqual([2000, 7000, 17_000, 37_000])
    expect(tries.at(-1)! - tries.at(-2)!).toBe(300_000)
  })

  it('asks for a note when a file is not whole for longer than the cap, and at once for a link', () => {
    const readiness = new Readiness(OPTIONS)
    const link = seenAs(WORKBOOK, 1, { path: '链接.xlsx', refused: 'link' })
    for (const now of [0, 2000, 4000]) readiness.observe(scan(seenAs(WORKBOOK, 1), link), now)
    readiness.failed('表.xlsx', 'partial', 4000)
    expect(readiness.overdue(4000).map((each) => each.path)).toEqual(['链接.xlsx'])
    expect(readiness.overdue(OPTIONS.cap).map((each) => each.path)).toEqual(['表.xlsx', '链接.xlsx'])
  })

  it('takes a name that is gone for a moment for being saved, and for gone only after a minute', () => {
    const readiness = new Readiness(OPTIONS)
    readiness.observe(scan(seenAs(WORKBOOK, 1)), 0)
    expect(readiness.observe(scan(), 2000)).toEqual([])
    expect(readiness.observe(scan(), 59_000)).toEqual([])
    expect(readiness.observe(scan(), 61_000)).toEqual(['表.xlsx'])
  })

  it('concludes nothing about files in a folder that cannot be listed', () => {
    const readiness = new Readiness(OPTIONS)
    readiness.observe(scan(seenAs(WORKBOOK, 1, { path: '甲/表.xlsx' })), 0)
    const closed = { files: [], folders: [], closed: [{ path: '甲', code: 'EACCES' }] }
    for (const now of [2000, 100_000, 200_000]) expect(readiness.observe(closed, now)).toEqual([])
  })

  it('does not believe clocks: files from tomorrow and from 1980 are taken alike', () => {
    for (const modified of [0, 315_532_800_000, Date.now() + 172_800_000]) {
      const readiness = new Readiness(OPTIONS)
      for (const now of [0, 2000]) readiness.observe(scan(seenAs(WORKBOOK, modified)), now)
      expect(readiness.due(2000)).toHaveLength(1)
    }
  })

  it('waits on as before when what was taken turns out not to be whole', () => {
    const readiness = new Readiness(OPTIONS)
    const file = seenAs(WORKBOOK, 1)
    for (const now of [0, 2000]) readiness.observe(scan(file), now)
    readiness.taken('表.xlsx', file.signature)
    readiness.observe(scan(file), 4000)
    expect(readiness.waiting()).toEqual([])
    readiness.notWhole('表.xlsx', 4000)
    readiness.observe(scan(file), 6000)
    expect(readiness.waiting()).toMatchObject([{ reason: 'partial', since: 0 }])
    expect(readiness.due(6000)).toEqual([])
  })

  it('holds a sub-folder back while something arrives there, and while what has arrived there waits for its turn', () => {
    const readiness = new Readiness(OPTIONS)
    const files = ['甲/一.xlsx', '甲/二.xlsx', '乙/三.xlsx'].map((path) => seenAs(WORKBOOK, 1, { path }))
    for (const now of [0, 2000]) readiness.observe(scan(...files), now)
    readiness.taken('甲/一.xlsx', files[0]!.signature)
    expect(readiness.unsettledFolders(2000, 30_000)).toEqual(['甲', '乙'])
    // In a drop of thousands the turn comes late.
    readiness.observe(scan(...files), 100_000)
    expect(readiness.unsettledFolders(100_000, 30_000)).toEqual(['甲', '乙'])
    readiness.taken('甲/二.xlsx', files[1]!.signature)
    expect(readiness.unsettledFolders(100_000, 30_000)).toEqual(['乙'])
  })

  it('holds no sub-folder back for what is open, not whole or a link, nor for long for what never stops changing', () => {
    const readiness = new Readiness(OPTIONS)
    const open = seenAs(WORKBOOK, 1, { path: '甲/一.xlsx', open: true })
    const link = seenAs(WORKBOOK, 1, { path: '乙/链接.xlsx', refused: 'link' })
    const part = seenAs(WORKBOOK, 1, { path: '丙/半.xlsx' })
    for (const now of [0, 2000]) readiness.observe(scan(open, link, part), now)
    readiness.failed('丙/半.xlsx', 'partial', 2000)
    expect(readiness.unsettledFolders(2000, 30_000)).toEqual([])
    readiness.observe(scan(seenAs(WORKBOOK, 3, { path: '丁/表.xlsx' })), 4000)
    expect(readiness.unsettledFolders(5000, 30_000)).toEqual(['丁'])
    expect(readiness.unsettledFolders(40_000, 30_000)).toEqual([])
  })
})
