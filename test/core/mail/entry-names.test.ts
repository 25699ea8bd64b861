import { describe, expect, it } from 'vitest'
import type { FormHead } from '../../../src/core/identity/form-head.ts'
import { head } from '../../shells/mail/heads.ts'
import { bookOf, outboxFile, planOf } from './planning.ts'

const BOOK = bookOf(
  '教育局||a@x.cn',
  '云溪市教育局|市教育局|b@x.cn',
  '云溪市水利局||c@x.cn',
  '水利局||i@x.cn',
  '教育局机关幼儿园||d@x.cn',
  '机关幼儿园||e@x.cn',
  '云溪市第一中学|一中|f@x.cn',
  '云溪市第二小学|二小|g@x.cn',
  '石桥镇第二小学|二小|h@x.cn',
)

/** Who gets a workbook, else why nobody does. */
function told(path: string, ...heads: readonly FormHead[]): string {
  const { messages, held } = planOf(BOOK, [outboxFile(path, heads)])
  return messages[0]?.contact.unit ?? held[0]!.reason
}
const whole = (filer: string): FormHead => head({ filer }, { kind: 'department' })

describe('the name of a file speaks of its own unit', () => {
  it.each<[string, string, readonly FormHead[]]>([
    ['云溪市水利局（云溪市水利局报）', '云溪市水利局', [whole('云溪市水利局')]],
    ['教育局机关幼儿园', '教育局', [whole('教育局'), head({ department: '教育局', implementer: '教育局机关幼儿园' })]],
    ['机关云溪市水利局幼儿园', '云溪市水利局', [whole('云溪市水利局')]],
    ['二小2025', '云溪市第二小学', [whole('云溪市第二小学')]],
    [
      '云溪市第一中学',
      '云溪市水利局',
      [whole('云溪市水利局'), head({ department: '云溪市水利局', implementer: '云溪市第一中学' })],
    ],
    ['第十一中心组', '云溪市水利局', [whole('云溪市水利局')]],
  ])('「%s」 of 「%s」', (name, unit, heads) => expect(told(`${name}.xlsx`, ...heads)).toBe(unit))
})

describe('the name of a file speaks of another unit', () => {
  it.each([
    ['教育局', '教育局'],
    ['市教育局', '云溪市教育局'],
    ['云溪市水利局和云溪市第一中学', '云溪市第一中学'],
  ])('「%s」: 「%s」', (name, other) => {
    expect(told(`${name}.xlsx`, whole('云溪市水利局'))).toBe(
      `工作簿里的单位是「云溪市水利局」，文件名里写的却是「${other}」`,
    )
  })

  it('also of one whose name holds the own', () => {
    expect(told('云溪市教育局.xlsx', whole('教育局'))).toBe(
      '工作簿里的单位是「教育局」，文件名里写的却是「云溪市教育局」',
    )
    expect(told('市教育局2025.xlsx', whole('教育局'))).toContain('却是「云溪市教育局」')
  })
})

describe('a name that two units of the list have', () => {
  it('is nobody’s, on a form and on a folder', () => {
    expect(told('表.xlsx', whole('二小'))).toBe(
      '表中的单位「二小」对应通讯录里的几个单位（「云溪市第二小学」「石桥镇第二小学」），分不清是哪一个',
    )
    expect(told('云溪市水利局/二小/表.xlsx', whole('云溪市水利局'))).toContain('却放在「二小」的文件夹里')
  })
})

describe('a form of somebody else', () => {
  it('asks for an alias only where the list does not know the name', () => {
    expect(told('表.xlsx', whole('教育局'), head({ filer: '教育局办' }))).toContain(
      '写的却是「教育局办」（如果就是「教育局」，请在通讯录的「别名」里写上）',
    )
    expect(told('表.xlsx', whole('教育局'), head({ filer: '云溪市水利局' }))).not.toContain('别名')
  })
})
