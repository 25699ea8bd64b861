import { dataOf, element, textNode } from './elements.ts'
import type { LineRow } from './page-data.ts'

var MARK_TAGS = { error: 'tag red', warning: 'tag amber', done: 'tag green', info: 'tag blue' }
var TITLES = dataOf('titles') as { readonly [rule: string]: string | undefined }

/** Why a unit shows fewer lines than it has. */
export function leftOut(total: number, here: number): string {
  var which = here ? `另有 ${total - here} 条` : `这一套的 ${total} 条`
  return `${which}没有放进网页（总量太大），请看该工作簿里的「审核结果」，或 findings.csv。`
}

/** A line: what it asks or what became of it, where, and why. */
export function lineBox(line: LineRow): HTMLElement {
  var mark = line[0]
  var cell = line[2]
  var rule = line[3]
  var beside = line[5]
  var explanation = line[8]
  var box = element('div', `f ${mark}`)
  var what = element('div', 'w')
  what.appendChild(element('span', MARK_TAGS[mark], line[7]))
  what.appendChild(textNode(cell ? ` ${cell}　` : ' '))
  what.appendChild(element('b', '', line[4]))
  what.appendChild(textNode(`　${rule}`))
  if (cell) what.appendChild(textNode(` ${TITLES[rule] || ''}`))
  if (beside) what.appendChild(textNode(`　${beside}`))
  box.appendChild(what)
  box.appendChild(element('p', '', line[6]))
  if (explanation) box.appendChild(element('p', 'green', `情况说明：${explanation}`))
  return box
}
