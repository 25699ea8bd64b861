import { expect, it } from 'vitest'
import { downloadName, downloadText, holdsAll, toHandIn } from '../../../../src/shells/page/view/hand-in.ts'
import { at, found, line, view } from './made-set.ts'

const plain = view([line('a', 'explain', [found(at('整体', 'I9'))])])
const explained = view([{ ...line('a', 'explained', [found(at('整体', 'I9'))]), explanation: '追加了任务' }])

it('the mended workbook is handed in; where something was explained, the annotated one', () => {
  expect(toHandIn(plain)).toBe('mended')
  expect(toHandIn(explained)).toBe('annotated')
})

it('the annotated workbook holds all that was done, the mended one all but explanations, a letter nothing', () => {
  expect([holdsAll(plain, 'mended'), holdsAll(explained, 'mended')]).toEqual([true, false])
  expect([holdsAll(plain, 'annotated'), holdsAll(explained, 'annotated')]).toEqual([true, true])
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
  const [book] = explained.workbooks
  const returned = { ...explained, workbooks: [{ ...book!, returned: true }] }
  expect(downloadText(explained, 'mended', ['1'])).toBe(
    '改好的工作簿已下载：1。情况说明不在里面，要交说明请下载带批注的工作簿',
  )
  expect(downloadText(returned, 'mended', ['1'])).toBe(
    '改好的工作簿已下载：1。「审核结果」一页上没有列出的问题，情况说明不在里面，要交说明请下载带批注的工作簿',
  )
})

it('of many names the first are told', () => {
  expect(downloadText(plain, 'mended', ['1', '2', '3', '4', '5'])).toBe('改好的工作簿已下载：1、2、3 等 5 个文件')
})
