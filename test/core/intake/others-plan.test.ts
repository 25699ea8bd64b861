import { describe, expect, it } from 'vitest'
import { otherFile, type OtherKind } from '../../../src/core/intake/other-file.ts'
import { type OthersPlan, type Placed, type PlacedOther, planOthers } from '../../../src/core/intake/others-plan.ts'

/** Below 「收件」; '' in front: given by name. */
function placed(path: string): Placed {
  const below = path.split('/').slice(1, -1).join('/')
  return { path, folder: path.startsWith('收件/') ? below : undefined }
}

const other = (path: string, kind: OtherKind = 'word'): PlacedOther => ({ ...otherFile(path, kind), ...placed(path) })
const plan = (workbooks: readonly string[], others: readonly PlacedOther[]): OthersPlan =>
  planOthers(workbooks.map(placed), others, (way) => way.slice(0, -1))
const alone = ({ alone: sets }: OthersPlan): Record<string, string[]> =>
  Object.fromEntries(sets.map(({ unit, others }) => [unit, others.map(({ path }) => path)]))

describe('a file that is no workbook', () => {
  it('goes with the nearest workbook of its folder', () => {
    const { beside } = plan(
      ['收件/甲局/a/1.xlsx', '收件/甲局/b/2.xlsx'],
      [other('收件/甲局/b/x.docx'), other('收件/甲局/c/y.pdf', 'pdf')],
    )
    expect(beside.map(({ workbooks, others }) => [workbooks, others.map(({ path }) => path)])).toEqual([
      [['收件/甲局/b/2.xlsx'], ['收件/甲局/b/x.docx']],
      [['收件/甲局/a/1.xlsx'], ['收件/甲局/c/y.pdf']],
    ])
  })

  it('in a folder or archive without a workbook makes a set of its own, called by it without numbers and marks', () => {
    const made = plan(
      ['收件/甲局/1.xlsx'],
      [other('收件/02 乙局（最终版）/x.docx'), other('收件/3、丙局.zip/y.pdf', 'pdf')],
    )
    expect(alone(made)).toEqual({ 乙局: ['收件/02 乙局（最终版）/x.docx'], 丙局: ['收件/3、丙局.zip/y.pdf'] })
  })

  it('in a folder called like no unit waits for a set that holds all workbooks around it', () => {
    const made = plan(
      ['收件/1整体/1.xlsx', '收件/2项目/2.xlsx'],
      [other('收件/佐证材料/x.pdf', 'pdf'), other('收件/审计局/y.docx')],
    )
    expect(made.beside).toMatchObject([{ workbooks: ['收件/1整体/1.xlsx', '收件/2项目/2.xlsx'], unit: '佐证材料' }])
    expect(alone(made)).toEqual({ 审计局: ['收件/审计局/y.docx'] })
  })

  it('directly in a folder of nothing else makes that folder a set; where several sets lie below, only what stays closed is one', () => {
    expect(alone(plan([], [other('收件/x.docx'), other('收件/y.rar', 'archive')]))).toEqual({
      收件: ['收件/x.docx', '收件/y.rar'],
    })
    const many = plan(
      ['收件/甲局/1.xlsx', '收件/乙局/1.xlsx'],
      [other('收件/x.docx'), other('收件/丙局.rar', 'archive')],
    )
    expect(alone(many)).toEqual({ 丙局: ['收件/丙局.rar'] })
    expect(many.loose.map(({ path }) => path)).toEqual(['收件/x.docx'])
  })

  it('beside a single archive goes with what is in it', () => {
    const { beside } = plan(['收件/自评表.zip/1.xlsx'], [other('收件/报告.docx'), other('收件/自评.rar', 'archive')])
    expect(beside).toMatchObject([
      { workbooks: ['收件/自评表.zip/1.xlsx'], others: [{ path: '收件/报告.docx' }, { path: '收件/自评.rar' }] },
    ])
  })

  it('that we wrote, or an empty folder, belongs to nobody', () => {
    const made = plan(
      ['收件/甲局/1.xlsx'],
      [other('收件/甲局/report.html', 'ours'), other('收件/乙局', 'empty-folder')],
    )
    expect([made.beside, made.alone, made.loose.length]).toEqual([[], [], 2])
  })
})
