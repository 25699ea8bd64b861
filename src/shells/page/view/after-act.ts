import { shownName } from '../../../core/model/shown-name.ts'
import type { Action, SetView } from '../protocol.ts'
import { findingOf } from './findings.ts'
import { cellKey } from './places.ts'
import type { Pasted } from './sheet/sheet-props.ts'

/** What is said when an action is done: what was done, and what is left. */
export function saidAfter(action: Action, before: SetView, after: SetView): string {
  const isBack = action.kind === 'undo' || action.kind === 'redo'
  const come = isBack ? '' : `${lostText(before, after)}${comeText(before, after)}`
  return `${doneText(action, before)}${come}${leftText(after)}`
}

/** Words of the form that were written over: a label, a heading, by which its rows are found. */
function lostText(before: SetView, after: SetView): string {
  const known = new Set(before.changed.map(cellKey))
  const lost = after.changed.find(
    (each) => each.by === 'typed' && each.label === '' && each.before !== '' && !known.has(cellKey(each)),
  )
  return lost
    ? `请注意：${lost.cell} 原来是「${shownName(lost.before)}」，不像要填的数；这是表上的字的话，改了它所在的行就核对不了，请撤销。`
    : ''
}

/** 「还要改正 3 处、说明 2 处。」 */
function leftText({ row }: SetView): string {
  const left = [
    ...(row.toMend > 0 ? [`改正 ${row.toMend} 处`] : []),
    ...(row.toExplain > 0 ? [`说明 ${row.toExplain} 处`] : []),
  ]
  return left.length > 0 ? `还要${left.join('、')}。` : '没有要改正、要说明的了。'
}

function doneText(action: Action, before: SetView): string {
  switch (action.kind) {
    case 'type':
      return `${action.place.cell} 已改${action.text === '' ? '成空白' : `为 ${action.text}`}。`
    case 'paste':
      return `已粘贴 ${action.cells.length} 格。`
    case 'take': {
      const found = findingOf(before, action.finding)
      return found?.place ? `${found.place.cell} 已采用 ${found.proposed ?? ''}。` : '已采用。'
    }
    case 'take-all':
      return '已全部采用。'
    case 'explain':
      return action.text === '' ? '说明已去掉。' : '说明已记下。'
    case 'undo':
      return '已撤销。'
    case 'redo':
      return '已重做。'
  }
}

/** What of a paste was not taken: 「公式格 D8 没有改。」; '' for nothing. */
export function notPasted({ formulas, left }: Pasted): string {
  const more = formulas.length > MOST_NAMES ? ` 等 ${formulas.length} 格` : ' '
  const kept = formulas.length > 0 ? `公式格 ${formulas.slice(0, MOST_NAMES).join('、')}${more}没有改。` : ''
  return `${kept}${left > 0 ? `还有 ${left} 格放不下，没有粘贴。` : ''}`
}

/** More names are not read. */
const MOST_NAMES = 3

/**
 * Lines that were not there before: what was mended in one place may show in another. Beside them what has gone, for
 * the numbers of what is left may be the same.
 */
function comeText(before: SetView, after: SetView): string {
  const come = newIn(after, before)
  if (come === 0) return ''
  const gone = newIn(before, after)
  return `${gone > 0 ? `${gone} 处没有了，` : ''}新出现 ${come} 处问题。`
}

/** How many lines of one view are left to do and have nothing of what is left in the other. */
function newIn(view: SetView, other: SetView): number {
  const known = new Set(leftIn(other).flatMap(({ findings }) => findings.map(({ id }) => id)))
  return leftIn(view).filter(({ findings }) => !findings.some(({ id }) => known.has(id))).length
}

function leftIn({ lines }: SetView): SetView['lines'] {
  return lines.filter(({ asks }) => asks === 'mend' || asks === 'explain')
}
