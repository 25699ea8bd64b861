import { oneLine } from '../identity/unit-key.ts'
import { lineText } from '../progress/line-text.ts'
import type { Line } from '../progress/lines.ts'
import type { LetterFinding } from './letter-set.ts'

/** A message of so many letters is told whole. */
const WHOLE = 48
/** A text is not much longer than what a person listens to at once. */
const LONGEST = 68
/** How a message begins is told even where what it asks is long. */
const LEAST = 24
const LONGEST_QUOTE = 30
const MOST_PLACES = 6

/** What to do about a line, with its cell or cells: 「H25「总分」得分：应为 94，实填 97。」 */
export function pointText({ findings }: Pick<Line<LetterFinding>, 'findings'>): string {
  const [first] = findings
  if (findings.length === 1) {
    const { cell, message } = first
    return cell === null ? briefly(message) : `${cell} ${named(first)}${briefly(message)}${quoted(first)}`
  }
  const [{ message, ...rest }, ...more] = findings
  return lineText({ findings: [{ ...rest, message: briefly(message) }, ...more] }, MOST_PLACES)
}

/** What the department wrote on something that is open again. */
function quoted({ explanation }: LetterFinding): string {
  return explanation === null ? '' : `（你单位写的是：${cut(oneLine(explanation), LONGEST_QUOTE)}）`
}

/** Where it can be, behind a part of the sentence. */
function cut(text: string, most: number): string {
  const letters = [...text]
  if (letters.length <= most) return text
  const start = letters.slice(0, most).join('')
  const part = /^.{12,}(?=[，；])/s.exec(start)?.[0] ?? start
  return `${part.replace(/（[^）]*$/, '')}……`
}

/** 「总分 / 得分」 → 「「总分」得分：」; '' where the message itself names it. */
function named({ label, message }: LetterFinding): string {
  const [name = '', ...rest] = oneLine(label).split(' / ')
  return oneLine(message).includes(name) ? '' : `「${name}」${rest.join(' ')}：`
}

/** Hints at which of two figures is wrong name rules, and stand in 审核结果. */
const ASIDE = /（(?:疑为|可能是)[^（）]*(?:（[^（）]*）[^（）]*)*）/g

/** The message as far as it is read aloud: all of it where it is short, else how it begins and what it asks. */
function briefly(message: string): string {
  const text = oneLine(message.replace(ASIDE, ''))
  if (text.length <= WHOLE) return text
  const sentences = text.split(/(?<=。)/)
  const asked = sentences.findLast((sentence) => sentence.startsWith('请')) ?? ''
  const [first = ''] = sentences
  const room = LONGEST - (asked === first ? 0 : asked.length)
  const start = cut(first, Math.max(LEAST, room))
  return asked === first ? start : `${start}${asked.length <= LONGEST ? asked : ''}`
}
