import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import type { IndicatorContent, ProjectContent, SubmissionContent } from '../../../src/core/content/content.ts'
import type { SheetDraft } from '../../../src/core/model/sheet-draft.ts'
import { drawProjectForm } from '../../../src/core/drawing/zhuzhou/draw-project.ts'
import { LAYOUTS, layout } from '../../fixture-content/layouts/index.ts'
import { Draw } from '../../planted/draw.ts'
import { asPrinted, isNumber, withPercentage } from '../../planted/layout-findings.ts'
import { copyOf } from '../../planted/planted-content.ts'
import { PLANTS } from '../../planted/plants.ts'
import { submissionOf } from '../../planted/random-submission.ts'
import { minus, plus, read, rounded } from '../../planted/rational.ts'

const fixture = fileURLToPath(new URL('../../../fixtures/zhuzhou-commerce-2022/submission.json', import.meta.url))
export const REAL = JSON.parse(readFileSync(fixture, 'utf8')) as SubmissionContent

/** A form to try a law on: clean, with errors planted in it, or one that a department really filled. */
export interface FormCase {
  readonly source: 'clean' | 'faulty' | 'real'
  readonly seed: number
  readonly rows: number
  /** As which place prints it: 「official」, or a layout of templates/layouts. */
  readonly layout: string
}

/** The layouts that have an outcome and a score in each row, besides the official one. */
const SCORED = LAYOUTS.filter(({ kind, holds }) => kind === 'project' && holds.scores).map(({ id }) => id)

export function formCases(
  sources: readonly FormCase['source'][] = ['clean', 'faulty', 'real'],
): fc.Arbitrary<FormCase> {
  return fc.record({
    source: fc.constantFrom(...sources),
    seed: fc.noShrink(fc.integer({ min: 0, max: 0x7fffffff })),
    rows: fc.integer({ min: 6, max: 16 }),
    layout: fc.constant('official'),
  })
}

/** Forms as they are printed in other places, too. */
export function formCasesAnywhere(sources?: readonly FormCase['source'][]): fc.Arbitrary<FormCase> {
  const printed = fc.oneof(
    { weight: 3, arbitrary: fc.constant('official') },
    { weight: 2, arbitrary: fc.constantFrom(...SCORED) },
  )
  return fc.tuple(formCases(sources), printed).map(([form, layout]) => ({ ...form, layout }))
}

/**
 * Kinds of error that change a content and no layout, within one form, and leave numbers that the next can reckon with.
 */
const ON_A_FORM = PLANTS.filter(({ name }) => /^(FZ|DF|PC|ZJ-0[2-5]|TX-0[6789]|TX-1[0-2])/.test(name))

export function formOf(formCase: FormCase): ProjectContent {
  const form = contentOf(formCase)
  return formCase.layout === 'official' ? form : asPrinted(withPercentage(form), layout(formCase.layout).holds)
}

/** The sheet that a form of the case is printed on. */
export function sheetOf({ layout: id }: FormCase, form: ProjectContent): SheetDraft {
  return id === 'official' ? drawProjectForm(form, { name: '1-3-1' }) : layout(id).draw(form)
}

function contentOf({ source, seed, rows }: FormCase): ProjectContent {
  if (source === 'real') return REAL.projects[seed % REAL.projects.length]!
  const content = copyOf(submissionOf({ seed, specific: 1, municipal: 0, rows, onlyFigures: seed % 3 === 0 }))
  if (source === 'faulty') {
    const draw = new Draw(seed)
    for (let count = draw.int(1, 3); count > 0; count--) draw.pick(ON_A_FORM).plant(content, draw)
  }
  return content.projects[0]!
}

export type Row = IndicatorContent

/** The form with one row changed; the total goes along with its score, so that no sum is at fault. */
export function withRow(form: ProjectContent, index: number, change: Partial<Row>): ProjectContent {
  const { score } = form.indicators[index]!
  const texts = [form.total.score, score, change.score ?? score]
  const [total, before, after] = texts.every(isNumber) ? texts.map(read) : []
  return {
    ...form,
    indicators: form.indicators.map((row, at) => (at === index ? { ...row, ...change } : row)),
    total:
      total && before && after ? { ...form.total, score: rounded(plus(total, minus(after, before)), 8) } : form.total,
  }
}

/** One of the rows that fit; undefined when none does. */
export function pickRow(
  form: ProjectContent,
  pick: number,
  fits: (row: Row, index: number) => boolean,
): number | undefined {
  const indexes = form.indicators.flatMap((row, index) => (fits(row, index) ? [index] : []))
  return indexes.length === 0 ? undefined : indexes[pick % indexes.length]
}

/** A row as a person would quote it. */
export function quoted({ level3, target, actual, maxScore, score, reason }: Row): string {
  return `「${level3}」 目标「${target}」 完成「${actual}」 分值 ${maxScore} 得分 ${score}${reason === '' ? '' : ` 原因「${reason}」`}`
}
