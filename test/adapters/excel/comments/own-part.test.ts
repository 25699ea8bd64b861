import { describe, expect, it } from 'vitest'
import { ownPart, ownWords } from '../../../../src/adapters/excel/comments/comment-texts.ts'
import { newCommentXml, withoutOwnPart, withOwnPart } from '../../../../src/adapters/excel/comments/comment-xml.ts'
import { editWorkbook } from '../../../../src/adapters/excel/edit-workbook.ts'
import { readWorkbook } from '../../../../src/adapters/excel/read-workbook.ts'
import { partsOf, simpleWorkbook, withChangedPart } from '../packages.ts'

const MARK = '【错误】DF-03 信访秩序 / 得分\n按公式应得 9.47。\n依据：填报说明\n\n【已更正】由「10」改为「9.47」。'

describe('a comment of ours', () => {
  it.each([
    ['alone', `【校表】\n${MARK}`, MARK, ''],
    ['with a reply below', `【校表】\n${MARK}\n李明:\n应为 10`, MARK, '李明:\n应为 10'],
    ['with a reply after a blank line', `【校表】\n${MARK}\n\n不同意`, MARK, '不同意'],
    ['below that of another', `张三:\n请核\n\n【校表】\n${MARK}`, MARK, '张三:\n请核'],
    ['between two of others', `请核\n\n【校表】\n${MARK}\n已核`, MARK, '请核\n已核'],
    ['in words of one’s own, as `annotate` writes', '【校表】\n请附佐证\n两份', '请附佐证\n两份', ''],
  ])('%s ends where ours ends', (_, text, ours, theirs) => {
    const own = ownPart(text)!
    expect(ownWords(text, own).trim()).toBe(ours)
    expect((text.slice(0, own.start) + text.slice(own.end)).trim()).toBe(theirs)
  })

  it('is none where another speaks of us', () => {
    expect(ownPart('见【校表】的批注')).toBeUndefined()
    expect(ownPart('依据：合同')).toBeUndefined()
  })

  it('goes out of the file, and what people wrote in its box stays, whichever runs it stands in', () => {
    const ours = newCommentXml('', 'A1', 0, '校表', MARK)
    expect(withoutOwnPart(ours)).toBeUndefined()
    const replied = ours.replace('</text>', '<r><t xml:space="preserve">\n李明:\n</t></r><r><t>应为 10</t></r></text>')
    const flat = `<comment ref="A1" authorId="0"><text><t>【校表】\n${MARK}\n李明:\n应为 10</t></text></comment>`
    for (const comment of [replied, flat]) {
      const left = withoutOwnPart(comment)!
      expect(left.replace(/<[^>]*>/g, '').trim()).toBe('李明:\n应为 10')
      expect(withoutOwnPart(withOwnPart(left, '校表', MARK))?.replace(/<[^>]*>/g, '')).toBe(
        left.replace(/<[^>]*>/g, ''),
      )
    }
  })

  it('is read apart from what people wrote in its box, which is not ours for its author', () => {
    const sheet = simpleWorkbook('<sheetData/>')
    const marked = editWorkbook(sheet, {
      sheets: [{ sheet: '表1', cells: [{ row: 1, column: 1, comment: { author: '校表', text: MARK } }] }],
    })
    const part = [...partsOf(marked).keys()].find((name) => /comments\d*\.xml$/.test(name))!
    const replied = withChangedPart(marked, part, (text) =>
      text.replace('</text>', '<r><t xml:space="preserve">\n应为 10</t></r></text>'),
    )
    expect(readWorkbook(replied).sheets[0]!.comments.map(({ author, text: words }) => [author, words.trim()])).toEqual([
      ['校表', MARK],
      ['', '应为 10'],
    ])
  })
})
