import { describe, expect, it } from 'vitest'
import { isForeignFolder } from '../../../../src/core/intake/litter.ts'
import { isLitter, isOwnedBy, ownedName } from '../../../../src/shells/watch/share/inbox-names.ts'

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
