import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { toA1 } from '../../../src/core/model/cell-address.ts'
import { CLEAN, FIXTURES, Place, REAL } from './run.ts'

let place: Place
beforeEach(() => {
  place = new Place()
})
afterEach(() => place.done())
const read = (path: string) => readWorkbook(readFileSync(join(place.cwd, path)))
const write = (path: string, text: string): void => writeFileSync(join(place.cwd, path), text)

describe('export and import', () => {
  it('bring a submission back with the same findings', async () => {
    place.put(REAL, 'real.xlsx')
    const { stdout } = await place.run('export', 'real.xlsx', '--out', 'csv')
    expect(stdout).toContain('已导出 1 套资料到「csv」')
    await place.run('import', 'csv', '--out', 'back.xlsx')
    const summary = async (path: string): Promise<unknown> => ({
      ...JSON.parse((await place.run('check', path, '--format', 'json')).stdout).summary,
    })
    expect(await summary('back.xlsx')).toEqual(await summary('real.xlsx'))
    await place.run('export', 'back.xlsx', '--out', 'again')
    for (const file of readdirSync(join(place.cwd, 'csv'))) {
      expect(readFileSync(join(place.cwd, 'again', file), 'utf8'), file).toBe(
        readFileSync(join(place.cwd, 'csv', file), 'utf8'),
      )
    }
  })

  it('give each of several submissions its own folder', async () => {
    place.put(REAL, 'in/甲/real.xlsx')
    place.put(REAL, 'in/乙/real.xlsx')
    place.put(CLEAN, 'in/丙/clean.xlsx')
    await place.run('export', 'in', '--out', 'csv')
    expect(readdirSync(join(place.cwd, 'csv')).sort()).toEqual(
      ['云溪市农业农村局2023', '株洲市商务局2022', '株洲市商务局2022(2)'].sort(),
    )
  })
})

describe('template', () => {
  it('prefills unit, year and project names, and the forms are recognised', async () => {
    write(
      'list.csv',
      '项目名称,主管部门,实施单位,附件编号\r\n农贸市场/提质改造,某市商务局,市场中心,1-3-4\r\n展会经费,某市商务局,,\r\n',
    )
    const { stdout } = await place.run(
      'template',
      '--out',
      '空白表',
      '--projects',
      'list.csv',
      '--year',
      '2024',
      '--format',
      'json',
    )
    expect(JSON.parse(stdout).files).toEqual([
      '基础数据表.xlsx',
      '部门整体支出绩效自评表.xlsx',
      '1-3-4 农贸市场_提质改造.xlsx',
      '1-3-2 展会经费.xlsx',
    ])
    const sheet = read('空白表/1-3-4 农贸市场_提质改造.xlsx').sheets[0]!
    const texts = sheet.cells.flatMap((cell) => (cell.value.kind === 'text' ? [cell.value.text] : []))
    expect(texts).toEqual(
      expect.arrayContaining([
        '附件1-3-4',
        '2024年度项目支出绩效自评表',
        '农贸市场/提质改造',
        '某市商务局',
        '市场中心',
      ]),
    )
    const { stdout: inspected } = await place.run('inspect', '空白表/部门整体支出绩效自评表.xlsx', '--format', 'json')
    expect(JSON.parse(inspected).sheets[0].forms[0]).toMatchObject({ kind: 'department', year: 2024 })
  })

  it('gives each department of a list its own folder', async () => {
    write('list.csv', '项目名称,主管部门\r\nA,甲局\r\nB,乙局\r\n')
    await place.run('template', '--out', 'out', '--projects', 'list.csv')
    expect(readdirSync(join(place.cwd, 'out')).sort()).toEqual(['乙局', '甲局'].sort())
  })
})

describe('template --layout', () => {
  it.each(['v4', '云南', 'sichuan', 'V10', '新疆', '北京', '山东省', 'V20'])(
    '%s: a project form a project, prefilled and recognised',
    async (layout) => {
      write('list.csv', '项目名称,主管部门,附件编号\r\n公园绿地管护,云溪市城市管理局,1-3-1\r\n')
      await place.run('template', '--out', 'out', '--projects', 'list.csv', '--year', '2024', '--layout', layout)
      expect(readdirSync(join(place.cwd, 'out'))).toEqual(['1-3-1 公园绿地管护.xlsx'])
      const { stdout } = await place.run('inspect', 'out/1-3-1 公园绿地管护.xlsx', '--format', 'json')
      const forms = JSON.parse(stdout).sheets[0].forms
      expect(forms).toHaveLength(1)
      expect(forms[0]).toMatchObject({ kind: 'project', year: 2024 })
      expect(JSON.stringify(forms[0])).toContain('公园绿地管护')
    },
  )

  it('of a department gives each unit its form, and no form a project', async () => {
    write('list.csv', '项目名称,主管部门\r\n公园绿地管护,云溪市城市管理局\r\n')
    await place.run('template', '--out', 'out', '--projects', 'list.csv', '--year', '2024', '--layout', '重庆市')
    expect(readdirSync(join(place.cwd, 'out'))).toEqual(['部门整体绩效自评表（重庆）.xlsx'])
    const { stdout } = await place.run('inspect', 'out/部门整体绩效自评表（重庆）.xlsx', '--format', 'json')
    expect(JSON.parse(stdout).sheets[0].forms).toMatchObject([{ kind: 'department', year: 2024 }])
    expect(stdout).toContain('云溪市城市管理局')
  })

  it('湖南株洲 is what is written without it', async () => {
    await place.run('template', '--out', 'a', '--year', '2024')
    await place.run('template', '--out', 'b', '--year', '2024', '--layout', '株洲')
    for (const file of readdirSync(join(place.cwd, 'a')))
      expect(readFileSync(join(place.cwd, 'b', file))).toEqual(readFileSync(join(place.cwd, 'a', file)))
    expect(readdirSync(join(place.cwd, 'b'))).toHaveLength(3)
  })

  it('that is not there names all that are, with the place first; so does the help', async () => {
    const { code, stderr } = await place.run('template', '--out', 'out', '--layout', '火星')
    expect(code).toBe(2)
    for (const text of [stderr, (await place.run('template', '--help')).stdout]) {
      expect(text).toContain('云南（yunnan）：项目支出绩效自评表（云南 公开14表）')
      expect(text).toContain('新疆（xinjiang）')
    }
  })

  it('adds up what is filled in: the rate and the total score are formulas', async () => {
    await place.run('template', '--out', 'out', '--layout', 'v10')
    const sheet = read('out/衔接资金绩效目标自评表.xlsx').sheets[0]!
    const formulas = sheet.cells.flatMap(({ formula }) => (formula === undefined ? [] : [formula]))
    expect(formulas).toContain('IF(AND(COUNT(F6,D6)=2,N(D6)<>0),F6/D6,"")')
    expect(formulas.some((text) => text.startsWith('IF(COUNT(I6,H'))).toBe(true)
  })
})

describe('a layout of the user’s own', () => {
  const ours = (change: (text: string) => string): void => {
    const yunnan = readFileSync(join(FIXTURES, '../templates/layouts/yunnan.json'), 'utf8')
    write('我市.json', change(yunnan))
  }

  it('is drawn from a file, as one of the program’s', async () => {
    ours((text) => text.replace('"file": "项目支出绩效自评表（云南公开14表）"', '"file": "我市自评表"'))
    const { code, stdout, stderr } = await place.run('template', '--out', 'out', '--layout', './我市.json')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain('我市自评表.xlsx')
    await place.run('template', '--out', 'out', '--layout', '云南')
    const cells = (file: string) => read(`out/${file}.xlsx`).sheets[0]!.cells
    expect(cells('我市自评表')).toEqual(cells('项目支出绩效自评表（云南公开14表）'))
  })

  it('with a column that nobody knows is drawn, and the column is named', async () => {
    ours((text) => text.replace('"实际完成值"', '"年底兑现数"'))
    const { code, stderr } = await place.run('template', '--out', 'out', '--layout', '我市.json')
    expect(code).toBe(0)
    expect(stderr).toContain('这种表样有程序不认识的栏，填好收回来不会核对这些栏：「年底兑现数」')
  })

  it('with words that nobody knows for what every form has is drawn, and what is lost is named', async () => {
    ours((text) => text.replace('"项目名称"', '"某某事"').replace('"全年预算数"', '"年度安排"'))
    const { code, stderr } = await place.run('template', '--out', 'out', '--layout', '我市.json')
    expect(code).toBe(0)
    expect(stderr).toContain('程序找不到「项目名称」「全年预算数」，请看表上的说法是否在词表里')
  })

  it.each([
    ['程序认不出指标表', (text: string) => text.replaceAll('指标', '事项').replaceAll('得分', '记')],
    ['程序认不出它是自评表', (text: string) => text.replace(/[\u4e00-\u9fff]{2,}/g, '某某')],
  ])('that will not be known again is drawn, and told so: %s', async (said, change) => {
    ours(change)
    const { code, stderr } = await place.run('template', '--out', 'out', '--layout', '我市.json')
    expect(code).toBe(0)
    expect(stderr).toContain(said)
  })

  it('with a mistake is refused: the field is named, and nothing is written', async () => {
    ours((text) => text.replace('"orientation": "portrait"', '"orientation": "竖"'))
    const { code, stderr } = await place.run('template', '--out', 'out', '--layout', '我市.json')
    expect(code).toBe(2)
    expect(stderr).toContain('表样「我市.json」有 1 处写得不对：\n  orientation：')
    expect(existsSync(join(place.cwd, 'out'))).toBe(false)
    expect((await place.run('template', '--out', 'out', '--layout', '没有.json')).stderr).toContain(
      '找不到「没有.json」',
    )
  })
})

describe('inspect', () => {
  it('says where each field stands, and why a sheet was not read', async () => {
    place.put('packages/texts.xlsx', 'other.xlsx')
    place.put(REAL, 'real.xlsx')
    const { stdout } = await place.run('inspect', 'real.xlsx')
    expect(stdout).toMatch(/「1-2整体自评表」/)
    expect(stdout).toMatch(/B8\s+按收入性质分 \/ 一般公共预算\s+4185\.9/)
    expect((await place.run('inspect', 'other.xlsx')).stdout).toContain('没有看到绩效自评表或基础数据表的标题和栏目')
  })

  it('with --cells gives value, formula, cached value and format of every cell', async () => {
    place.put('ways-of-filling/uncached.xlsx', 'formulas.xlsx')
    const { stdout } = await place.run('inspect', 'formulas.xlsx', '--cells', '--format', 'json')
    const cells = JSON.parse(stdout).sheets.flatMap((sheet: { cells: Record<string, unknown>[] }) => sheet.cells)
    for (const cell of cells)
      expect(Object.keys(cell)).toEqual(['cell', 'type', 'value', 'formula', 'cached', 'format', 'shown', 'fill'])
    expect(
      cells.some(
        (cell: Record<string, unknown>) => cell.formula !== null && cell.cached !== null && cell.format === '0.00%',
      ),
    ).toBe(true)
    expect(cells.some((cell: Record<string, unknown>) => cell.formula !== null && cell.cached === null)).toBe(true)
  })
})

describe('annotate', () => {
  it('writes values, comments and fills as asked, and text that looks like a formula as text', async () => {
    place.put(REAL, 'real.xlsx')
    const edits = [
      { sheet: '1-3-1', cell: 'E4', comment: '看这里', fill: 'ffff00' },
      { sheet: '1-3-1', cell: 'H19', value: '3' },
      { sheet: '1-3-1', cell: 'I19', value: '=1+1' },
      { sheet: '1-3-1', cell: 'I20', value: '007' },
    ]
    write('edits.json', JSON.stringify(edits))
    expect((await place.run('annotate', 'real.xlsx', '--edits', 'edits.json', '--out', 'out.xlsx')).code).toBe(0)
    const sheet = read('out.xlsx').sheets.find((each) => each.name === '1-3-1')!
    const cell = (name: string) => sheet.cells.find((each) => toA1(each) === name)!
    expect(cell('D4').fill).toBe('FFFF00')
    expect(sheet.comments.find((comment) => toA1(comment) === 'D4')).toMatchObject({
      author: '校表',
      text: expect.stringContaining('看这里'),
    })
    expect(cell('H19').value).toEqual({ kind: 'number', text: '3' })
    expect(cell('I19').value).toEqual({ kind: 'text', text: '=1+1' })
    expect(cell('I20').value).toEqual({ kind: 'text', text: '007' })
    expect(cell('I19').formula).toBeUndefined()
  })

  it.each([
    ['[]', '没有改动'],
    ['{}', '应是一个数组'],
    ['[1]', '第 1 项应是一个对象'],
    ['[{"cell":"A1","fill":"FFFF00"}]', '缺少 sheet'],
    ['[{"sheet":"1-3-1","cell":"A0","fill":"FFFF00"}]', '应是单元格地址'],
    ['[{"sheet":"1-3-1","cell":"A1"}]', '没有写改什么'],
    ['[{"sheet":"1-3-1","cell":"A1","fill":"red"}]', '六位十六进制颜色'],
    ['[{"sheet":"1-3-1","cell":"A1","note":"x"}]', '不认识的键「note」'],
    ['[{"sheet":"1-3-1","cell":"A1","comment":1}]', '应是文字'],
    ['[{"sheet":"无此表","cell":"A1","comment":"x"}]', '没有工作表「无此表」'],
    ['[{"sheet":"1-3-1","cell":"D4","comment":"x"},{"sheet":"1-3-1","cell":"E4","comment":"y"}]', '已有一项改动'],
  ])('refuses %s', async (edits, says) => {
    place.put(REAL, 'real.xlsx')
    write('edits.json', edits)
    const ran = await place.run('annotate', 'real.xlsx', '--edits', 'edits.json', '--out', 'out.xlsx')
    expect(ran).toMatchObject({ code: 2, stderr: expect.stringContaining(says) })
  })
})

describe('annotate of a formula', () => {
  const asked = async (change: object): Promise<{ code: number; stderr: string }> => {
    place.put('packages/rich-openpyxl.xlsx', '公式.xlsx')
    write('edits.json', JSON.stringify([{ sheet: '整体自评表', cell: 'B3', ...change }]))
    return place.run('annotate', '公式.xlsx', '--edits', 'edits.json', '--out', 'out.xlsx')
  }

  it('refuses a value, which the next calculation would take away, and writes nothing', async () => {
    for (const value of ['5', '五', '']) {
      const said = '「整体自评表」的 B3 是公式，填进去的值打开后会被重新计算掉，没有写。'
      expect(await asked({ value })).toMatchObject({ code: 2, stderr: expect.stringContaining(said) })
      expect(() => read('out.xlsx')).toThrow()
    }
  })

  it('writes a comment and a fill', async () => {
    expect((await asked({ comment: '看', fill: 'FFFF00' })).code).toBe(0)
    expect(read('out.xlsx').sheets[0]!.cells.find((each) => toA1(each) === 'B3')).toMatchObject({
      formula: 'SUM(B2:B2)',
      fill: 'FFFF00',
    })
  })
})

describe('rules', () => {
  it('prints one rule with formula, source and examples that pass and fail', async () => {
    const { stdout } = await place.run('rules', 'df-02')
    for (const part of ['DF-02', '算法', '依据', '相符', '报出', '总分应为']) expect(stdout).toContain(part)
  })

  it('as json has every rule with a message for each failing example', async () => {
    const { rules } = JSON.parse((await place.run('rules', '--format', 'json')).stdout)
    for (const rule of rules) {
      for (const example of rule.examples)
        if (example.outcome === 'fail') expect(example.message, `${rule.code} ${example.name}`).toBeTruthy()
    }
  })
})

describe('hostile names', () => {
  it('of files and folders do no harm', async () => {
    for (const name of [
      '-rf.xlsx',
      "a'b;c.xlsx",
      '空 格\t制表.xlsx',
      '%TEMP%.xlsx',
      '表（1）.XLSX',
      `${'长'.repeat(80)}.xlsx`,
    ])
      place.put(CLEAN, `in/${name}`)
    mkdirSync(join(place.cwd, 'in', '.git'))
    const { code, stdout } = await place.run('correct', 'in', '--out', 'out', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout).summary).toMatchObject({ workbooks: 6, unreadable: 0 })
    expect(readdirSync(join(place.cwd, 'out'))).toHaveLength(10)
  })
})
