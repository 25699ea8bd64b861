import { describe, expect, it } from 'vitest'
import { isForeignFolder } from '../../../src/core/intake/litter.ts'
import { isLitter, isOwnedBy, ownedName } from '../../../src/shells/watch/inbox-names.ts'
import { partsOf, resultNames } from '../../../src/shells/watch/outbox-names.ts'
import { defaultLedger } from '../../../src/shells/watch/ledger-place.ts'

describe('a name in the inbox', () => {
  it.each([
    '.DS_Store',
    'Thumbs.db',
    'THUMBS.DB',
    'desktop.ini',
    '._表.xlsx',
    '~$表.xlsx',
    '.~表.xlsx',
    '.~lock.表.xlsx#',
    '表.xlsx.part',
  ])('%s is not for us', (name) => expect(isLitter(name)).toBe(true))
  it.each(['a.tmp', 'a.crdownload', 'a.xlsx.filepart', '4CCA4100', '.hidden'])('%s is not for us, either', (name) =>
    expect(isLitter(name)).toBe(true),
  )
  it.each([
    ...[
      '.nfs0000000001a2b3c4',
      '.fuse_hidden0000a',
      '.goutputstream-X1Y2Z3',
      '.自评表.xlsx.Ab12cD',
      '.自评表.xlsx.swp',
    ],
    ...['.jiaobiao.lock', '.jiaobiao-12-0-ab.tmp', '.directory', '.localized'],
  ])('%s is in the making, or is no one’s', (name) => expect(isLitter(name)).toBe(true))
  it.each([
    '.表.xlsx',
    '.自评表.xlsx.backup',
    '..表.xlsx',
    '.某局自评表',
    '表.xlsx',
    '说明.pdf',
    '4CCA4100.xlsx',
    '20240101',
    '没有后缀',
    'part.xlsx',
  ])('%s is', (name) => expect(isLitter(name)).toBe(false))
  it.each(['@eaDir', '#recycle', '.Trash', '.Trash-1000', '.@__thumb', '__MACOSX', 'System Volume Information'])(
    '%s is no unit',
    (name) => expect(isForeignFolder(name)).toBe(true),
  )
  it.each(['.商务局', '商务局'])('%s may be one', (name) => expect(isForeignFolder(name)).toBe(false))
})

describe('an owner file', () => {
  it.each([
    ['~$自评表汇总.xlsx', '自评表汇总.xlsx'],
    ['.~自评表汇总.xlsx', '自评表汇总.xlsx'],
    ['.~lock.自评表汇总.xlsx#', '自评表汇总.xlsx'],
    ['~$评表汇总.xlsx', '自评表汇总.xlsx'],
    ['.~表汇总.xlsx', '自评表汇总.xlsx'],
  ])('%s means that %s is open', (owner, name) => expect(isOwnedBy(name, ownedName(owner)!)).toBe(true))

  it.each([
    ['~$别的.xlsx', '自评表.xlsx'],
    ['~$表.xlsx', '去年的自评表.xlsx'],
    ['.~lock.表.xlsx#', '表.xls'],
  ])('%s says nothing of %s', (owner, name) => expect(isOwnedBy(name, ownedName(owner)!)).toBe(false))

  it('is known from other hidden files', () => expect(ownedName('.DS_Store')).toBeUndefined())
})

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

describe('the ledger, where nobody says', () => {
  it('is one for each inbox', () => {
    expect(defaultLedger('/srv/收件', '/state')).toMatch(/^\/state\/watch-[0-9a-f]{12}\/账本\.db$/)
    expect(defaultLedger('/srv/收件', '/state')).not.toBe(defaultLedger('/srv/别的', '/state'))
  })
})
