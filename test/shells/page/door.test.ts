import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { doorFor } from '../../../src/shells/page/door.ts'
import type { GivenFile } from '../../../src/shells/page/protocol.ts'
import { FIXTURES, REAL } from '../cli/run.ts'

const bytes = new Uint8Array(readFileSync(join(FIXTURES, REAL)))

function asked() {
  const given: (readonly GivenFile[])[] = []
  const ask = async (name: string, { files }: { readonly files: readonly GivenFile[] }) => {
    given.push(files)
    return name === 'check' ? { schemaVersion: 2 } : [{ name: '甲/表.xlsx', file: new Blob([bytes]) }]
  }
  return { given, door: doorFor({ ask } as Parameters<typeof doorFor>[0]) }
}

it('takes files as a browser has them, by their path below a chosen folder or their name', async () => {
  const { given, door } = asked()
  const chosen = Object.assign(new Blob([bytes]), { name: '表.xlsx', webkitRelativePath: '收件/甲/表.xlsx' })
  const dropped = Object.assign(new Blob([bytes]), { name: '表.xlsx', webkitRelativePath: '' })
  expect(await door.check([chosen, dropped])).toEqual({ schemaVersion: 2 })
  expect(given[0]!.map(({ path }) => path)).toEqual(['收件/甲/表.xlsx', '表.xlsx'])
  expect(given[0]![0]!.file).toBe(chosen)
})

it('takes names and paths with bytes or files, and gives bytes by their names', async () => {
  const { given, door } = asked()
  const blob = new Blob([bytes])
  const made = await door.correct(
    new Set([
      { name: '甲.xlsx', bytes },
      { path: '乙/丙.xlsx', file: blob },
    ]),
  )
  expect(given[0]!.map(({ path }) => path)).toEqual(['甲.xlsx', '乙/丙.xlsx'])
  expect(new Uint8Array(await given[0]![0]!.file.arrayBuffer())).toEqual(bytes)
  expect(made).toEqual([{ name: '甲/表.xlsx', bytes }])
})
