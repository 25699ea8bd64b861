import { fileNameOf } from '../identity/place-name.ts'
import { type LetterPage, pageText } from '../letters/letter-page.ts'
import type { ExaminedFile } from './examined-file.ts'

export interface MailTextInput {
  readonly unit: string
  /** '' where the address list names nobody. */
  readonly person: string
  readonly year: number | null
  /** What the unit is told; also attached, to be printed. */
  readonly page: LetterPage
  readonly files: readonly ExaminedFile[]
  /** How often this unit has been written to in this campaign, this time included. */
  readonly round: number
}

export interface MailText {
  readonly subject: string
  readonly text: string
  /** Of the letter among the attachments. */
  readonly letterName: string
}

/** Subject and text of a message to a department: the letter, to whom it is, and what is attached. */
export function mailText({ unit, person, year, page, files, round }: MailTextInput): MailText {
  const again = round > 1 ? `（第${round}次）` : ''
  const letterName = `${page.paragraphs.find(({ role }) => role === 'title')?.text ?? '反馈意见'}.docx`
  return {
    subject: `${unit}：${year === null ? '' : `${year}年度`}绩效自评表审核结果${again}`,
    text: [pageText(addressed(page, person)), ...attachmentNames(files, letterName), ''].join('\n'),
    letterName,
  }
}

function addressed({ paragraphs }: LetterPage, person: string): LetterPage {
  if (person === '') return { paragraphs }
  return {
    paragraphs: paragraphs.map((each) =>
      each.role === 'receiver' ? { ...each, text: each.text.replace(/：$/, `（联系人：${person}）：`) } : each,
    ),
  }
}

/** Some mail programs show Chinese attachment names as garbage: each can be told by a plain name, too. */
function attachmentNames(files: readonly ExaminedFile[], letterName: string): string[] {
  const names = [...files.map((file, index) => [fileName(file), plainName(file, index)]), [letterName, 'fankui.docx']]
  return [
    '附件（名称如显示为乱码，请按括号里的名称另存）：',
    ...names.map(([name, plain], index) => `${index + 1}. ${name}（${plain}）`),
  ]
}

function plainName(file: Pick<ExaminedFile, 'path' | 'sha256'>, index: number): string {
  return `shenhe-${index + 1}-${file.sha256.slice(0, 8)}${/\.xlsm$/i.test(file.path) ? '.xlsm' : '.xlsx'}`
}

export function fileName({ path }: Pick<ExaminedFile, 'path'>): string {
  return fileNameOf(path)
}
