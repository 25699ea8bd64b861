import { expect, test } from 'vitest'
import { readWorkbook } from '../../../src/adapters/excel/read-workbook.ts'
import { annotate } from '../../../src/core/annotation/annotate.ts'
import { review } from '../../../src/core/review.ts'
import { LARGE_CASES } from './large-submissions.ts'

/**
 * A share of what a hostile sender would put in: these end as they should; that the work stays in proportion is counted
 * in cause-search.test.ts.
 */
const SHARE = 0.005

test.each(LARGE_CASES.map((each) => [each.name, each] as const))(
  'many %s are reviewed and marked',
  { timeout: 120_000 },
  (_, { bytes, hostile }) => {
    const workbook = readWorkbook(bytes(Math.round(hostile * SHARE)))
    const reviewed = review({ workbooks: [{ path: '表.xlsx', sha256: '', workbook }] })
    expect(reviewed.workbooks).toHaveLength(1)
    expect(annotate(reviewed, '表.xlsx', workbook).addSheets).toHaveLength(2)
  },
)
