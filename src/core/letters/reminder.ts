import { OTHER_KINDS, type OtherFile } from '../intake/other-file.ts'
import { contactText, ending, sentences } from './closing.ts'
import { shortNames } from './form-names.ts'
import type { LetterPage, LetterParagraph } from './letter-page.ts'
import type { LetterSettings } from './letter-settings.ts'
import { formsOfYear, receiver } from './opinion-letter.ts'

/** Why a unit is reminded: nothing came, or nothing that could be opened, or no self-evaluation. */
export type ReminderCause = '未交' | '交了但打不开' | '交了但不是自评表'

export interface ReminderInput {
  readonly unit: string
  /** Of the forms that are asked for; null where the others say no year either. */
  readonly year: number | null
  readonly cause: ReminderCause
  /** What came instead. */
  readonly files: readonly OtherFile[]
}

const MOST_FILES = 12

/** A reminder: what is missing, which files came instead, what to send, by when, whom to call. */
export function reminder({ unit, year, cause, files }: ReminderInput, settings: LetterSettings): LetterPage {
  const forms = formsOfYear(year)
  const paragraphs: LetterParagraph[] = [
    { role: 'title', text: `请${cause === '未交' ? '' : '重新'}报送${forms}` },
    receiver(unit),
    { role: 'text', text: opening(cause, forms, files.length) },
    ...filePoints(files),
    ...sentences(WHAT_TO_SEND, settings.deadline === '' ? '' : `请于${settings.deadline}前报送。`),
    ...sentences(cause === '未交' ? '已经报送过的，请告诉我们交的是哪个文件。' : ''),
    ...sentences(contactText(settings)),
    ...ending(settings),
  ]
  return { paragraphs }
}

const WHAT_TO_SEND =
  '请把填好的基础数据表、部门整体支出绩效自评表和各项目支出绩效自评表，用 Excel 工作簿（.xlsx、.xls 或 WPS 的 .et）报送；文件多的可以压缩成一个 .zip，不要设密码。'

function opening(cause: ReminderCause, forms: string, count: number): string {
  switch (cause) {
    case '未交':
      return `到现在还没有收到你单位的${forms}。`
    case '交了但打不开':
      return count === 0 ? `你单位报送的${forms}打不开，没有核对。` : `你单位报送的文件打不开，没有核对：`
    case '交了但不是自评表':
      return count === 0 ? `你单位报送的文件里没有${forms}。` : `你单位报送的下列文件里没有${forms}：`
    default:
      return cause satisfies never
  }
}

function filePoints(files: readonly OtherFile[]): LetterParagraph[] {
  const names = shortNames(files.map(({ path }) => path))
  const shown = files.slice(0, MOST_FILES)
  const points = shown.map(
    ({ path, kind, what }, index): LetterParagraph => ({
      role: 'point',
      lead: `${index + 1}. `,
      text: `「${names.get(path)}」　${OTHER_KINDS[kind].name}：${what}`,
    }),
  )
  return files.length > shown.length ? [...points, { role: 'more', text: `……共 ${files.length} 个文件。` }] : points
}
