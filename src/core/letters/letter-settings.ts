import { hiddenNote, type ListTable, rowsUnder } from '../content/list-rows.ts'
import { TableError } from '../content/tables.ts'
import { squeeze } from '../form/label-text.ts'
import { oneLine } from '../identity/unit-key.ts'
import { LIST_HEADS } from '../vocabulary/list-heads.ts'

/** What the office itself says in its letters; '' for what is not said. */
export interface LetterSettings {
  /** 「2026年12月15日」 */
  readonly deadline: string
  /** Whom to call: 「绩效科」. */
  readonly office: string
  readonly phone: string
  /** A sentence of one's own. */
  readonly note: string
  readonly signature: string
}

type SettingName = keyof LetterSettings
/** As it was given, by option or file. */
export type GivenSettings = Partial<LetterSettings>

const ITEMS = LIST_HEADS.items
const NAMES = Object.keys(ITEMS) as readonly SettingName[]

/**
 * The settings of a list with the columns 项目 and 内容, a line a setting; a blank 内容 says nothing. `file` as a sentence
 * begins. Throws `TableError` for a list without the columns, a line that is none of the settings, one that stands
 * twice, and a date that is none.
 */
export function settingsIn(
  tables: readonly ListTable[],
  file: string,
): { readonly settings: GivenSettings; readonly notes: readonly string[] } {
  const heads = LIST_HEADS.settings
  const found = tables.map((table) => rowsUnder(table, heads, ['item', 'content'])).find((each) => each !== undefined)
  if (!found) throw new TableError(`${file} 缺少「项目」或「内容」一列；第一行应是「项目,内容」，下面一行写一项。`)
  const settings: { -readonly [Name in SettingName]?: string } = {}
  for (const { place, values } of found.rows) {
    const item = squeeze(values.item)
    const name = NAMES.find((each) => ITEMS[each].includes(item))
    if (name === undefined) throw new TableError(`${file} ${place}的「${oneLine(values.item)}」不认识；${KNOWN}`)
    const content = oneLine(values.content)
    if (content === '') continue
    if (settings[name] !== undefined) throw new TableError(`${file} 里「${ITEMS[name][0]}」写了两次，请只留一行。`)
    settings[name] = name === 'deadline' ? deadlineIn(content, `${file} ${place}的「${item}」`) : content
  }
  return { settings, notes: hiddenNote(found.rows, file) }
}

const KNOWN = `「项目」一列可以写：${NAMES.map((name) => ITEMS[name][0]).join('、')}。`

function deadlineIn(content: string, place: string): string {
  const deadline = deadlineOf(content)
  if (deadline === undefined) throw new TableError(`${place}${NO_DATE}「${content}」。`)
  return deadline
}

/** Behind what was to be a date, before what it is. */
export const NO_DATE = '应是年月日，如 2026-12-15，不是'

const IN_WORDS = /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/
/** A date cell of a workbook comes with midnight. */
const DATE = /^(20\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?:T00:00:00)?$/

/** 「2026-12-15」, 「2026/12/15」, 「2026年12月15日」 → 「2026年12月15日」; undefined for what is no day of the calendar. */
export function deadlineOf(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').replace(IN_WORDS, '$1-$2-$3')
  const [, year = 0, month = 0, day = 0] = (DATE.exec(plain) ?? []).map(Number)
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  return isDay ? `${year}年${month}月${day}日` : undefined
}

/** Whether a deadline as it is told lies before a day like 「2026-12-15」; '' lies before none. */
export function isBefore(deadline: string, day: string): boolean {
  const [own, other] = [deadline, day].map((text) => (text.match(/\d+/g) ?? []).map((part) => part.padStart(4, '0')))
  return deadline !== '' && own!.join() < other!.join()
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The settings, options above the file; signed by the office where no signature is given. */
export function settingsOf(options: GivenSettings, listed: GivenSettings): LetterSettings {
  const said = (name: SettingName): string => oneLine(options[name] ?? listed[name] ?? '')
  return {
    deadline: said('deadline'),
    office: said('office'),
    phone: said('phone'),
    note: said('note'),
    signature: said('signature') || said('office'),
  }
}
