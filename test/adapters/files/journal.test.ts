import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Journal, readSpans } from '../../../src/adapters/files/journal.ts'
import * as json from '../../../src/adapters/json/json.ts'

const folder = mkdtempSync(join(tmpdir(), 'jiaobiao-'))
const path = join(folder, 'journal.jsonl')
afterAll(() => rmSync(folder, { recursive: true }))

const NOTE = json.object({ number: json.number() })

function written(...data: string[]): Journal {
  const journal = Journal.create(path)
  for (const [number, text] of data.entries()) journal.append(text, { number })
  return journal
}

describe('a journal', () => {
  it('gives back what was written, also after it was opened again and to another reader', () => {
    const big = JSON.stringify({ text: '校表#'.repeat(500_000) })
    written('{"a":1}', big, '{}').close()
    const { journal, entries } = Journal.reopen(path, NOTE)!
    expect(entries.map((entry) => entry.note.number)).toEqual([0, 1, 2])
    expect(entries.map((entry) => journal.read(entry.span))).toEqual(['{"a":1}', big, '{}'])
    journal.append('{"b":2}', { number: 3 })
    journal.close()
    const spans = Journal.reopen(path, NOTE)!.entries.map((entry) => entry.span)
    expect([...readSpans(path, spans)]).toEqual(['{"a":1}', big, '{}', '{"b":2}'])
  })

  it('is read in pieces that may end anywhere, also right before or within a note', () => {
    for (const short of [0, 1, 2, 3, 20]) {
      const data = ['{}', JSON.stringify('x'.repeat((1 << 20) - 3 - short)), '{"c":3}']
      const spans = data.map((text, number) => ({ text, number }))
      const journal = Journal.create(path)
      // The big one first: with its line break it fills a piece of the file but for so many bytes.
      for (const { text, number } of [spans[1]!, spans[0]!, spans[2]!]) journal.append(text, { number })
      journal.close()
      const again = Journal.reopen(path, NOTE)!
      expect(again.entries.map(({ note }) => note.number)).toEqual([1, 0, 2])
      expect(again.entries.map(({ span }) => again.journal.read(span))).toEqual([data[1], data[0], data[2]])
      again.journal.close()
    }
  })

  it('torn at any byte of its last entry keeps every entry before it, and is written on from there', () => {
    written('{"a":1}', '{"b":2}').close()
    const bytes = readFileSync(path)
    const first = bytes.indexOf('\n', bytes.indexOf('\n#') + 1) + 1
    for (let length = first; length < bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length))
      const { journal, entries } = Journal.reopen(path, NOTE)!
      expect(
        entries.map((entry) => entry.note.number),
        `${length} of ${bytes.length}`,
      ).toEqual([0])
      journal.append('{"c":3}', { number: 9 })
      journal.close()
      const again = Journal.reopen(path, NOTE)!
      expect(again.entries.map((entry) => again.journal.read(entry.span))).toEqual(['{"a":1}', '{"c":3}'])
      again.journal.close()
    }
  })

  it('ends before an entry whose note is not what is asked for', () => {
    const journal = written('{"a":1}', '{"b":2}')
    journal.append('{"c":3}', { number: 'three' })
    journal.append('{"d":4}', { number: 4 })
    journal.close()
    expect(Journal.reopen(path, NOTE)!.entries.map((entry) => entry.note.number)).toEqual([0, 1])
  })

  it('is none where there is no file', () => {
    expect(Journal.reopen(join(folder, 'none'), NOTE)).toBeUndefined()
  })
})
