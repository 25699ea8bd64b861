import fc from 'fast-check'
import { describe } from 'vitest'
import type { ReportedFinding, ReviewedSubmission } from '../../../src/core/reviewed-submission.ts'
import type { ProjectContent } from '../../../src/core/content/content.ts'
import { drawSubmission } from '../../../src/core/drawing/zhuzhou/draw-submission.ts'
import { Draw } from '../../planted/draw.ts'
import { copyOf, type Path, type PlantedContent, setText, textAt } from '../../planted/planted-content.ts'
import { PLANTS } from '../../planted/plants.ts'
import { submissionOf } from '../../planted/random-submission.ts'
import { cellOf, spot } from '../../planted/locate.ts'
import { PLAIN } from '../../planted/random-layout.ts'
import { law } from './law.ts'
import { added, lines, reviewedDrafts } from './told.ts'

const NO_LINE = { initial: '', annual: '', executed: '' }

/** Blocks of a project form that may be left empty altogether. */
const BLOCKS: Readonly<Record<string, (form: ProjectContent) => ProjectContent>> = {
  资金: (form) => ({
    ...form,
    funds: {
      total: { ...NO_LINE, maxScore: form.funds.total.maxScore, rate: '', score: '' },
      fiscal: NO_LINE,
      carryover: NO_LINE,
      other: NO_LINE,
    },
  }),
  指标的完成值和得分: (form) => ({
    ...form,
    indicators: form.indicators.map((row) => ({ ...row, actual: '', score: '', reason: '' })),
  }),
  指标: (form) => ({
    ...form,
    indicators: form.indicators.map((row) => ({
      ...row,
      level3: '',
      target: '',
      actual: '',
      maxScore: '',
      score: '',
      reason: '',
    })),
  }),
  整张表: (form) => ({
    ...BLOCKS.资金!(BLOCKS.指标的完成值和得分!(form)),
    goals: { expected: form.goals.expected, actual: '' },
    total: { maxScore: '100', score: '' },
  }),
}

const blocks = fc.constantFrom(...Object.keys(BLOCKS))

const sheetsOf = (content: PlantedContent): ReviewedSubmission =>
  reviewedDrafts(drawSubmission(content, { projectSheets: content.projects.map((_, index) => `1-3-${index + 1}`) }))

const kinds = PLANTS.filter(({ name }) => !/^JG-0[1-57]|^TX-0[23]/.test(name))

function faulty(seed: number): PlantedContent {
  const content = copyOf(submissionOf({ seed, specific: 2, municipal: 1, rows: 9, onlyFigures: seed % 2 === 0 }))
  const draw = new Draw(seed)
  for (let count = draw.int(1, 3); count > 0; count--) draw.pick(kinds).plant(content, draw)
  return content
}

describe('blanking a block', () => {
  law(
    'never removes an error elsewhere without adding one there',
    fc.tuple(fc.nat(), blocks, fc.nat(2)),
    15,
    ([seed, block, pick]) => {
      const content = faulty(seed)
      if (content.projects.length === 0) return []
      const at = pick % content.projects.length
      const blank = {
        ...content,
        projects: content.projects.map((form, index) => (index === at ? BLOCKS[block]!(form) : form)),
      }
      const sheet = `1-3-${at + 1}`
      const [before, after] = [sheetsOf(content), sheetsOf(blank as PlantedContent)]
      const touches = (each: ReportedFinding): boolean =>
        each.sheet === sheet || each.related.some((place) => place.sheet === sheet)
      const lost = added(after, before, 'error').filter((each) => each.sheet !== sheet)
      const gained = added(before, after, 'error').filter(touches)
      return lost.length === 0 || gained.length > 0 ? [] : [`${sheet} ${block}未填，少了：`, ...lines(lost)]
    },
  )

  law('is an error of its own, and not one of every cell', fc.tuple(fc.nat(), blocks), 8, ([seed, block]) => {
    const content = copyOf(submissionOf({ seed, specific: 1, municipal: 0, rows: 9, onlyFigures: true }))
    const blank = { ...content, projects: content.projects.map(BLOCKS[block]!) }
    const errors = added(sheetsOf(content), sheetsOf(blank as PlantedContent), 'error').filter(
      (each) => each.sheet === '1-3-1',
    )
    return errors.length >= 1 && errors.length <= 3 ? [] : [`${block}未填：${errors.length} 处错误`, ...lines(errors)]
  })
})

/** A cell with a number that sums and rates are made of. */
function anyOperand(content: PlantedContent, draw: Draw): Path {
  const form: Path = ['projects', draw.int(0, content.projects.length - 1)]
  const row: Path = [...form, 'indicators', draw.int(0, content.projects[form[1] as number]!.indicators.length - 1)]
  const rows = content.basicData.rows.length
  return draw.pick<Path>([
    [
      ...form,
      'funds',
      draw.pick(['total', 'fiscal', 'carryover', 'other']),
      draw.pick(['initial', 'annual', 'executed']),
    ],
    [...form, 'funds', 'total', draw.pick(['rate', 'score', 'maxScore'])],
    [...row, draw.pick(['maxScore', 'score', 'target', 'actual'])],
    [...form, 'total', draw.pick(['maxScore', 'score'])],
    ['basicData', 'rows', draw.int(0, rows - 1), draw.pick(['prevActual', 'budget', 'actual'])],
    ['basicData', 'staffing', draw.pick(['established', 'employed', 'controlRate'])],
    ['department', 'funds', draw.pick(['annual', 'executed', 'rate', 'score'])],
  ])
}

describe('blanking one cell', () => {
  law(
    'adds no error but at that cell, and no correction but of it: what is missing is not zero',
    fc.tuple(fc.nat(), fc.boolean()),
    20,
    ([seed, clean]) => {
      const content = clean
        ? copyOf(submissionOf({ seed, specific: 2, municipal: 1, rows: 9, onlyFigures: true }))
        : faulty(seed)
      if (content.projects.length === 0 || !content.department || !content.basicData) return []
      const path = anyOperand(content, new Draw(seed + 1))
      if (!/\d/.test(textAt(content, path))) return []
      const at = cellOf(content, spot(path), PLAIN)
      if (!at) return []
      const before = sheetsOf(content)
      setText(content, path, '')
      const after = sheetsOf(content)
      const isThere = (place: { sheet: string; cell: string | null }): boolean =>
        place.sheet === at.sheet && place.cell === at.cell
      const errors = added(before, after, 'error').filter((each) => !isThere(each) && !each.related.some(isThere))
      const corrected = new Set(before.changes.map(({ sheet, cell }) => `${sheet}!${cell}`))
      // Where the form's definition fills the blank itself, the sum that it belongs to may follow.
      const isFilledIn = after.changes.some(isThere)
      const corrections = isFilledIn ? [] : after.changes.filter((each) => !corrected.has(`${each.sheet}!${each.cell}`))
      const told = [
        ...lines(errors),
        ...corrections.map(
          ({ rule, sheet, cell, before: from, after: to }) => `更正 ${rule} ${sheet}!${cell} ${from}→${to}`,
        ),
      ]
      return told.length === 0 ? [] : [`${path.join('.')} 未填：`, ...told]
    },
  )
})
