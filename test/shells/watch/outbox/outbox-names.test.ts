import { describe, expect, it } from 'vitest'
import { partsOf, resultNames } from '../../../../src/shells/watch/outbox/outbox-names.ts'

describe('a name in the outbox', () => {
  it.each([
    ['局/表.xlsx', { folder: '局', stem: '表', extension: '.xlsx' }],
    ['表', { folder: '', stem: '表', extension: '' }],
    ['a:b?.xlsx', { folder: '', stem: 'a_b_', extension: '.xlsx' }],
    ['局. /表 .xlsx', { folder: '局__', stem: '表_', extension: '.xlsx' }],
    ['CON.xlsx', { folder: '', stem: '_CON', extension: '.xlsx' }],
    ['.表.xlsx', { folder: '', stem: '_表', extension: '.xlsx' }],
    ['a\n\u001b[31mb\u202ec.xlsx', { folder: '', stem: 'a__[31mb_c', extension: '.xlsx' }],
    ['e\u0301.xlsx', { folder: '', stem: '\u00e9', extension: '.xlsx' }],
    ['2024.1.1 某局自评表', { folder: '', stem: '2024.1', extension: '.1 某局自评表' }],
  ])('%s can be written everywhere', (path, parts) => expect(partsOf(path)).toEqual(parts))

  it('is cut at a whole character and stays different from its like', () => {
    const [one, other] = ['一', '二'].map((end) => partsOf(`${'𠀀表'.repeat(60)}${end}.xlsx`).stem) as [string, string]
    expect(one).not.toBe(other)
    for (const stem of [one, other]) {
      expect(Buffer.from(stem, 'utf8').toString('utf8')).toBe(stem)
      for (const name of Object.values(resultNames(stem, 12, 3)))
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
    }
  })

  it('bears its round from the second on', () => {
    expect(resultNames('表', 1, 1)).toEqual({
      folder: '表',
      workbook: '表.xlsx',
      opinion: '表 审核意见.txt',
      note: '表 没有核对的说明.txt',
    })
    expect(resultNames('表', 2, 1).workbook).toBe('表（第2次）.xlsx')
    expect(resultNames('表', 2, 2).workbook).toBe('表（第2次）(2).xlsx')
  })
})
