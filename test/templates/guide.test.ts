import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../src/adapters/excel/read-workbook.ts'
import type { ScoredForm } from '../../src/core/form/forms.ts'
import { readForms } from '../../src/core/form/read-forms.ts'
import { differences } from '../../src/core/scheme/compare-schemes.ts'
import { loadSchemes } from '../../src/core/scheme/load-schemes.ts'
import { senseOfName } from '../../src/core/vocabulary/direction-words.ts'
import { type FieldMap, officialFieldMap } from '../../src/core/vocabulary/field-map.ts'
import directions from '../../templates/words/directions.json'
import schemes from '../../templates/schemes/schemes.json'
import { workbookFromDrafts } from '../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from '../core/form/lines.ts'
import { Place } from '../shells/cli/run.ts'

const GUIDE = readFileSync('templates/README.md', 'utf8')

/** The example that the guide gives under that heading. */
function example(heading: string): unknown {
  const found = new RegExp(`\`\`\`json ${heading.replaceAll('.', '\\.')}\n([^]*?)\n\`\`\``).exec(GUIDE)
  if (!found) throw new Error(`the guide has no example ${heading}`)
  return JSON.parse(found[1]!)
}

/** A copy of the data with a word more in one of its lists. */
function withWord<Data extends object>(
  data: Data,
  { list, word }: { readonly list: string; readonly word: string },
): Data {
  const copy = structuredClone(data)
  const words = list.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy)
  ;(words as string[]).push(word)
  return copy
}

/** What is read of a form whose column of outcomes has that heading. */
function outcomesUnder(
  heading: string,
  fieldMap: FieldMap,
): { readonly unknown: string[]; readonly outcomes: string[] } {
  const sheet = sheetOf([
    '2023年度项目支出绩效自评表|<|<|<|<|<|<|<',
    '项目名称|河道清淤|<|<|主管部门|云溪市水利局|<|<',
    `一级指标|二级指标|三级指标|年度指标值|${heading}|分值|得分|偏差原因分析及改进措施`,
    '产出指标|数量指标|清淤长度|≥12公里|12公里|60|60|',
    '效益指标|社会效益指标|受益人口|≥2万人|2.1万人|40|40|',
    '总分|<|<|<|<|100|100|',
  ])
  const form = readForms(workbookFromDrafts([sheet]), '', fieldMap).forms[0] as ScoredForm
  return {
    unknown: form.unknownColumns.map(({ text }) => text),
    outcomes: form.indicators.map(({ actualValue }) => actualValue.raw),
  }
}

type Word = { readonly list: string; readonly word: string }

describe('templates/README.md', () => {
  it('names every file of data, and no other', () => {
    const rows = [...GUIDE.matchAll(/^\| `([\w/*-]+\.json)` \|/gm)].map(([, file]) => file!)
    const files = ['field-maps', 'words', 'schemes'].flatMap((folder) =>
      readdirSync(join('templates', folder)).map((file) => `${folder}/${file}`),
    )
    expect(rows.sort()).toEqual([...files, 'layouts/*.json'].sort())
  })

  it('tells the truth of the `about` line: every file of data begins with one, in Chinese', () => {
    for (const folder of ['field-maps', 'words', 'schemes', 'layouts'])
      for (const file of readdirSync(join('templates', folder))) {
        const data = JSON.parse(readFileSync(join('templates', folder, file), 'utf8')) as Record<string, unknown>
        expect(Object.keys(data)[0], file).toBe('about')
        expect(`${data.about}`, file).toMatch(/\p{Script=Han}{4}/u)
      }
  })

  it('a word: the heading is taken for its column', () => {
    const word = example('add to field-maps/labels.json') as Word
    const known = withWord(officialFieldMap, word)
    expect(outcomesUnder(word.word, officialFieldMap).unknown).toEqual([word.word])
    expect(outcomesUnder(word.word, known)).toEqual({ unknown: [], outcomes: ['12公里', '2.1万人'] })
  })

  it('a word: less is better from then on', () => {
    const word = example('add to words/directions.json') as Word
    expect(senseOfName('污水冒溢次数', false).standing).not.toBe('bad')
    expect(senseOfName('污水冒溢次数', false, withWord(directions, word)).standing).toBe('bad')
  })

  describe('a place', () => {
    let place: Place
    beforeEach(() => {
      place = new Place()
    })
    afterEach(() => place.done())
    const layout = example('layouts/ourtown.json') as { readonly file: string }

    it('as a file of the user’s own: no remark, and the blank workbook is known again', async () => {
      writeFileSync(join(place.cwd, 'ourtown.json'), JSON.stringify(layout))
      const { code, stderr } = await place.run('template', '--out', '空白表', '--layout', './ourtown.json')
      expect([code, stderr]).toEqual([0, ''])
      const book = readWorkbook(readFileSync(join(place.cwd, '空白表', `${layout.file}.xlsx`)))
      const { forms } = readForms(book, '')
      expect(forms.map(({ kind, unknownColumns }) => [kind, unknownColumns])).toEqual([['project', []]])
    })

    it('as a file among the program’s: offered by the name of the place', async () => {
      const layouts = mkdtempSync(join(tmpdir(), 'layouts-'))
      mkdirSync(layouts, { recursive: true })
      writeFileSync(join(layouts, 'ourtown.json'), JSON.stringify(layout))
      const { code, stdout } = await place.runWith({ layouts }, 'template', '--out', '空白表', '--layout', '某市')
      expect(code).toBe(0)
      expect(stdout).toContain(`${layout.file}.xlsx`)
      rmSync(layouts, { recursive: true })
    })
  })

  it('a scheme: changes what it says, and nothing else', () => {
    const added = example('add to schemes/schemes.json') as { readonly id: string; readonly changes: object }
    const all = loadSchemes({ ...schemes, schemes: [...schemes.schemes, added] })
    const scheme = (id: string) => all.find((each) => each.id === id)!
    expect(differences(scheme('cn'), scheme(added.id)).map(({ parameter }) => parameter)).toEqual(
      Object.keys(added.changes),
    )
    expect(GUIDE).toContain(`jiaobiao schemes diff cn ${added.id}`)
  })
})
