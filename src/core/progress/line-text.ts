import { joinedLines } from '../model/joined-lines.ts'
import { RULES } from '../rules/catalogue.ts'
import type { Asking, Line } from './lines.ts'

const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ code, title }) => [code, title]))

/** What must be known of a finding to tell it in words. */
interface Telling extends Asking {
  /** null where something is missing altogether. */
  readonly cell: string | null
  readonly label: string
  readonly message: string
}

const MOST_PLACES = 12

/** 「I14、I15、I20」; of very many the first, 「…… 等 31 处」. What is missing is told by its name. */
export function placesText({ findings }: Pick<Line<Telling>, 'findings'>, most = MOST_PLACES): string {
  const places = findings.map(({ cell, label }) => cell ?? joinedLines(label))
  const shown = places.slice(0, most).join('、')
  return places.length > most ? `${shown}…… 等 ${places.length} 处` : shown
}

/**
 * What a line says: the message of its finding; of several what they have in common, where they stand, and the first of
 * them as an example: 「超额完成较多，没有说明原因，3 处：I14、I15、I20。例如 I14：完成值…」
 */
export function lineText(line: Pick<Line<Telling>, 'findings'>, most = MOST_PLACES): string {
  const [first, ...more] = line.findings
  if (more.length === 0) return first.message
  const { length } = line.findings
  const example = first.cell === null ? '例如：' : `例如 ${first.cell}：`
  return `${TITLES.get(first.rule) ?? ''}，${length} 处：${placesText(line, most)}。${example}${first.message}`
}
