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
  var stated = line[5]
  var expected = line[6]
  var explanation = line[9]
  var box = element('div', `f ${mark}`)
  var what = element('div', 'w')
  what.appendChild(element('span', MARK_TAGS[mark], line[8]))
  what.appendChild(textNode(cell ? ` ${cell}　` : ' '))
  what.appendChild(element('b', '', line[4]))
  what.appendChild(textNode(`　${rule}`))
  if (cell) what.appendChild(textNode(` ${TITLES[rule] || ''}`))
  if (expected !== null && expected !== stated) what.appendChild(textNode(`　应为 ${expected}，实填 ${stated || '空'}`))
  box.appendChild(what)
  box.appendChild(element('p', '', line[7]))
  if (explanation) box.appendChild(element('p', 'green', `情况说明：${explanation}`))
  return box
}
