import { expect, it } from 'vitest'
import { downloadName, downloadText, handInText, holdsAll, toHandIn } from '../../../../src/shells/page/view/hand-in.ts'
import { at, found, line, row, view } from './made-set.ts'

const plain = view([line('a', 'explain', [found(at('整体', 'I9'))])], { row: row(1, { corrected: 0 }) })
const said = { ...line('a', 'explained', [found(at('整体', 'I9'))]), explanation: '追加了任务' }
const explained = view([said], { lacksWords: true })
/** It came back with a sheet 审核结果, on which the explanation stands. */
const holding = view([said], { workbooks: [{ ...plain.workbooks[0]!, returned: true }] })

it('the mended workbook is handed in; where something was explained that it cannot hold, the annotated one', () => {
  expect([toHandIn(plain), handInText(plain)]).toEqual(['mended', '下载改好的工作簿'])
  expect([toHandIn(explained), handInText(explained)]).toEqual(['annotated', '下载改好的工作簿（含说明）'])
  expect([toHandIn(holding), handInText(holding)]).toEqual(['mended', '下载改好的工作簿（含说明）'])
})

it('the annotated workbook holds all that was done, the mended one all but explanations, a letter nothing', () => {
  expect([holdsAll(plain, 'mended'), holdsAll(explained, 'mended')]).toEqual([true, false])
  expect([holdsAll(plain, 'annotated'), holdsAll(explained, 'annotated')]).toEqual([true, true])
  expect(holdsAll(holding, 'mended')).toBe(true)
  expect([holdsAll(plain, 'letter'), holdsAll(explained, 'letter')]).toEqual([false, false])
})

it('names are those of the files, without folders, and tell what they are', () => {
  expect(downloadName('mended', '甲/自评.v2.xlsx')).toBe('自评.v2（修改）.xlsx')
  expect(downloadName('annotated', '自评.xlsx')).toBe('自评（带批注）.xlsx')
  expect(downloadName('letter', '甲局 反馈意见.html')).toBe('甲局 反馈意见.html')
  expect(downloadName('mended', '甲局 改好的工作簿.zip')).toBe('甲局 改好的工作簿.zip')
  expect(downloadName('mended', '自评')).toBe('自评（修改）')
})

it('a file that was downloaded before has no second ending', () => {
  expect(downloadName('mended', '自评（修改）.xlsx')).toBe('自评（修改）.xlsx')
  expect(downloadName('annotated', '自评（修改） (1).xlsx')).toBe('自评（带批注）.xlsx')
  expect(downloadName('mended', '自评（2023）.xlsx')).toBe('自评（2023）（修改）.xlsx')
})

it('of a mended workbook is said which explanations are not in it', () => {
  const returned = { ...explained, workbooks: holding.workbooks }
  expect(downloadText(holding, 'mended', ['1'])).toBe('改好的工作簿已下载：1')
  expect(downloadText(explained, 'mended', ['1'])).toBe(
    '改好的工作簿已下载：1。情况说明不在里面，要交说明请下载带批注的工作簿',
  )
  expect(downloadText(returned, 'mended', ['1'])).toBe(
    '改好的工作簿已下载：1。「审核结果」一页上没有列出的问题，情况说明不在里面，要交说明请下载带批注的工作簿',
  )
})

it('of an annotated workbook is said what was put right in it that was not taken here', () => {
  const open = view([], { row: row(1, { corrected: 2 }) })
  expect(downloadText(open, 'annotated', ['1'])).toBe('带批注的工作簿已下载：1。可以采用的 2 格，里面已代为更正')
  expect(downloadText(open, 'mended', ['1'])).toBe('改好的工作簿已下载：1')
})

it('of many names the first are told', () => {
  expect(downloadText(plain, 'mended', ['1', '2', '3', '4', '5'])).toBe('改好的工作簿已下载：1、2、3 等 5 个文件')
})
