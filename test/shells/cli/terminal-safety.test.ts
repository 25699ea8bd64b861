import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printable } from '../../../src/shells/cli/printable.ts'
import { simpleParts, zipOf } from '../../adapters/excel/packages.ts'
import { Place } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())

const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
/** Erases the screen, rings, returns, turns the direction, hides: as sheet name, unit, project and cell text. */
const EVIL = '甲_x001B_[2J_x0007_&#13;&#x202e;&#x2066;&#x200b;&#x9b;31m乙'

function hostileForm(): Uint8Array {
  const row = (number: number, ...texts: string[]): string =>
    `<row r="${number}">${texts.map((text, i) => `<c r="${'ABCDEFGHI'[i]}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`
  const parts = simpleParts(
    `<sheetData>${row(1, '2023年度项目支出绩效自评表')}${row(2, '项目支出名称', EVIL)}${row(3, '主管部门', EVIL)}` +
      `${row(4, '三级指标', '年度指标值', '实际完成值', '分值', '得分', EVIL)}${row(5, EVIL, EVIL, EVIL, EVIL, EVIL)}</sheetData>`,
  )
  return zipOf({
    ...parts,
    'xl/workbook.xml': parts['xl/workbook.xml']!.replace(
      'name="表1"',
      `name="${EVIL.replaceAll(/_x00(..)_/g, '&#x$1;')}"`,
    ),
  })
}

describe('what people read on a terminal', () => {
  it.each([
    ['check', ['check', 'a.xlsx', '--exit-zero']],
    ['correct', ['correct', 'a.xlsx', '--out', 'out', '--exit-zero']],
    ['inspect', ['inspect', 'a.xlsx', '--cells']],
    ["annotate's error", ['annotate', 'a.xlsx', '--edits', 'edits.json', '--out', 'b.xlsx']],
    ['a path that is not there', ['check', 'x\u001b]0;甲\u0007\u202e.xlsx']],
  ])('%s carries no control character of a workbook or a path', async (_, args) => {
    writeFileSync(join(place.cwd, 'a.xlsx'), hostileForm())
    writeFileSync(join(place.cwd, 'edits.json'), '[{"sheet": "没有", "cell": "A1", "value": "1"}]')
    const { stdout, stderr } = await place.run(...args)
    expect(stdout + stderr).toContain('甲')
    expect(stdout + stderr).not.toMatch(UNSAFE)
  })

  it('JSON gives the texts exactly', async () => {
    writeFileSync(join(place.cwd, 'a.xlsx'), hostileForm())
    const { stdout } = await place.run('inspect', 'a.xlsx', '--cells', '--format', 'json')
    const [sheet] = JSON.parse(stdout).sheets
    expect(sheet.cells.find((cell: { cell: string }) => cell.cell === 'B2').value).toMatch(
      /^甲\u001b\[2J\u0007\r?\n?\u202e\u2066\u200b\u009b31m乙$/,
    )
  })

  it('keeps our own colours, and takes only those', () => {
    const colour = { colour: true, progress: false }
    expect(printable('\u001b[31m错\u001b[39m\n\t好', colour)).toBe('\u001b[31m错\u001b[39m\n\t好')
    expect(printable('\u001b[8m藏\u001b[2J\r', colour)).toBe('␛[8m藏␛[2J␍')
    expect(printable('\u001b[31m错', { colour: false, progress: false })).toBe('␛[31m错')
  })
})
