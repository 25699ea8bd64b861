import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { isFromUs, isOwnOpinion, scoreInOpinion } from '../../../src/core/our-marks/own-opinion.ts'
import { reviewedLines } from '../../../src/core/annotation/score-columns.ts'
import { review } from '../../../src/core/review.ts'
import { CLEAN, FIXTURES, REAL } from '../../shells/cli/run.ts'

const layouts = readdirSync(join(FIXTURES, 'layouts')).filter((name) => name.endsWith('.xlsx'))
const workbooks = [REAL, CLEAN, ...layouts.map((name) => `layouts/${name}`)]

describe('a text under 审核意见', () => {
  it.each(workbooks)('that we write on the forms of %s is known as ours by its words', (path) => {
    const workbook = readWorkbook(new Uint8Array(readFileSync(join(FIXTURES, path))))
    const { reviews } = review({ workbooks: [{ path: 'a.xlsx', sha256: '', workbook }] })
    const opinions = [...reviews].flatMap(([form, each]) => reviewedLines(form, each).map(({ opinion }) => opinion))
    expect(opinions.filter((opinion) => !isOwnOpinion(opinion))).toEqual([])
  })

  it.each([
    '90% ÷ 95% × 10 = 9.47',
    '按「越低越好」计，（1 − （5 − 4） ÷ 4） × 10 = 7.5；另有别的读法，需人工复核',
    '各项完成比例平均 97.5% × 10 = 9.75；另有别的读法，需人工复核',
    '几行合并计分，最多为 80% × 10 = 8；另有别的读法，需人工复核',
    '指标值为 0，实际 3，得 0 分',
    '部门已说明扣分理由，按自评计',
    '成本指标未填指标值，按方案最多得 7 分，需人工复核',
    '自评总分未填，复核总分无法计算：「信访秩序」没有得分',
    '自评 99.6，复核 99.07，等级：优；其中 1 项需人工复核',
    '人工复核：属实〔程序意见：达到指标值，得满分〕',
  ])('「%s」 is ours, of whatever version', (text) => expect(isFromUs(text)).toBe(true))

  it.each(['属实', '达到指标值', '我局认为应得10分', '同意自评得分', '经查得满分', '请人工复核', '自评 99 分，偏高'])(
    '「%s」 is a person’s',
    (text) => expect(isFromUs(text)).toBe(false),
  )

  it.each([
    ['90% ÷ 95% × 10 = 9.47', '9.47'],
    ['90% ÷ 95% × 10 = 9.47；另有别的读法，需人工复核', '9.47'],
    ['48 ÷ 50 = 96%，10 × 96% = 9.6', '9.6'],
    ['指标值为 0，实际 3603，得 0 分', '0'],
    ['实际为负，按 0 计', '0'],
    ['自评 99.6，复核 99.07，等级：优；其中 1 项需人工复核', '99.07'],
    ['达到指标值，得满分', undefined],
    ['定性指标，需人工复核', undefined],
  ])('「%s」 says that %s stood beside it', (text, score) => {
    expect(scoreInOpinion(text)).toBe(score)
  })
})
