import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LayoutFileError, readLayout, readLayouts } from '../../../src/adapters/layouts/read-layouts.ts'

const YUNNAN = readFileSync('templates/layouts/yunnan.json', 'utf8')

describe('the file of a layout', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), '表样-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const read = (text: string) => {
    const path = join(folder, '我市.json')
    writeFileSync(path, text)
    return readLayout(path)
  }
  /** What is said of 云南's file with one thing in it changed. */
  const saidOf = (before: string, after: string): string => {
    expect(YUNNAN).toContain(before)
    try {
      read(YUNNAN.replace(before, after))
    } catch (error) {
      expect(error).toBeInstanceOf(LayoutFileError)
      return (error as Error).message
    }
    return ''
  }

  it.each([
    ['"id": "yunnan"', '"id": "云南"', 'id：应是小写字母、数字和 - 组成的名称，如 "yunnan"，现为 "云南"'],
    ['  "sheetName": "项目支出绩效自评表",\n', '', 'sheetName：没有写'],
    ['"orientation"', '"orientaton"', 'orientaton：没有这个字段，请检查拼写'],
    ['"orientation": "portrait"', '"orientation": "竖"', 'orientation：应是 "portrait"、"landscape" 之一，现为 "竖"'],
    ['"columnWidths": [12,', '"columnWidths": ["12",', 'columnWidths[0]：应是 数，现为 "12"'],
    ['["项目名称", "A:B"]', '["项目名称", 1, 2]', 'blocks[0].rows[0][0]：应是一格，如 ["主管部门", "A:C"]'],
    ['"at": "D:E"', '"at": "D-E"', 'blocks[1].columns[0].at：应是列的字母，如 "C" 或 "C:F"，现为 "D-E"'],
    ['"field": "annual"', '"field": "annul"', 'blocks[1].columns[1].field：应是 "initial"、"annual"'],
    [
      '"kind": "goals"',
      '"kind": "goal"',
      'blocks[2].kind：应是 "rows"、"funds"、"goals"、"indicators" 之一，现为 "goal"',
    ],
    [
      '"at": "J", "label": "得分"',
      '"at": "K", "label": "得分"',
      'blocks[1].columns[5]：K 超出了表格：columnWidths 只有 10 列，到 J 为止',
    ],
    [
      '"at": "F", "label": "全年预算数"',
      '"at": "E:F", "label": "全年预算数"',
      'E:F 与 blocks[1].columns[0] 占了同一列',
    ],
    ['["{name}", "C:J"]', '["{nmae}", "C:J"]', 'blocks[0].rows[0][1]：没有 {nmae} 这个字段，可以用的：'],
    ['["{name}", "C:J"]', '["{name}", "J:C"]', 'blocks[0].rows[0][1]：J:C 前后颠倒'],
    ['"kind": "indicators"', '"kind": "rows", "rows": [[["空", "A"]]], "was": "indicators"', 'blocks[3].'],
  ])('%s → %s is told with file and field', (before, after, said) => {
    const message = saidOf(before, after)
    expect(message).toMatch(/^表样「我市\.json」有 \d+ 处写得不对：\n/)
    expect(message).toContain(said)
    // Nothing of the library's English reaches the user.
    expect(message).not.toMatch(/Invalid|Expected|received|undefined/)
  })

  it('must have an indicator table', () => {
    const { blocks, ...rest } = JSON.parse(YUNNAN) as { blocks: unknown[] }
    expect(() => read(JSON.stringify({ ...rest, blocks: blocks.slice(0, 3) }))).toThrow(
      'blocks：应有一个 indicators（指标表），现有 0 个',
    )
  })

  it('is no JSON, or not there', () => {
    expect(() => read('{ "id": ')).toThrow('表样「我市.json」不是完整的 JSON，请检查引号、逗号和括号。')
    expect(() => readLayout(join(folder, '没有.json'))).toThrow('表样「没有.json」读不出来。')
    expect(() => readLayouts(join(folder, '没有'))).toThrow('程序没有装全')
  })

  it('may begin with a byte order mark, as Notepad writes it', () => {
    expect(read(`\uFEFF${YUNNAN}`).id).toBe('yunnan')
  })

  it('is enough for a place to be there: nothing else names it', () => {
    copyFileSync('templates/layouts/yunnan.json', join(folder, 'yunnan.json'))
    writeFileSync(join(folder, 'a.json'), YUNNAN.replace('"yunnan"', '"ours"').replace('"v5"', '"v40"'))
    expect(readLayouts(folder).map(({ id }) => id)).toEqual(['yunnan', 'ours'])
  })
})
