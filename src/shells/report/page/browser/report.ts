import { byId, dataOf, element, textNode } from './elements.ts'
import { leftOut, lineBox } from './line-box.ts'
import { type LineRow, type Unit, UNIT_KEYS } from './page-data.ts'
import { compareValues, compareWork, isFound, type Order, turned } from './table-order.ts'

/**
 * What the report's page does: search, filter, sort, open a unit. Old browsers run it, too (ES5: no `let`, no
 * `for of`). Data stand in the page as JSON; texts become text nodes only, never markup. Rows are drawn a hundred at a
 * time, lines when they are asked for.
 */

interface ShownUnit extends Unit {
  readonly index: number
  /** All that is searched, in lower case. */
  readonly search: string
}

type Column = Exclude<keyof Unit, 'since' | 'missing' | 'left' | 'gaps' | 'files' | 'total' | 'rules'>

/** Heading, what stands below it, class: figures stand to the right. */
var HEADS: readonly (readonly [string, Column, string?])[] = [
  ['单位', 'name'],
  ['状态', 'progress'],
  ['请改正', 'toMend', 'n'],
  ['请说明', 'toExplain', 'n'],
  ['已代为更正', 'corrected', 'n'],
  ['自评', 'stated', 'n'],
  ['复核', 'reviewed', 'n'],
  ['自评−复核', 'difference', 'n'],
  ['等级', 'grade'],
  ['人工复核', 'manual', 'n'],
  ['待人工', 'undecided', 'n'],
  ['未核对', 'unchecked', 'n'],
]
/** Rows drawn at a time. */
var PAGE = 100
/** More of what is to be done stands in the row below. */
var MOST_LEFT = 3
/** With more lines than this, paper shows those of opened units alone. */
var MOST_PRINTED = 4000

/** Each with the colour of its tag. */
var STATES = dataOf('states') as readonly (readonly [state: string, colour: string])[]
var UNITS = namedUnits(dataOf('units') as readonly (readonly unknown[])[])

var body = byId('rows')
var count = byId('count')
var more = byId('more')
var searched = byId('search') as HTMLInputElement

var shown: ShownUnit[] = []
var limit = PAGE
var filter: string | null = 'all'
/** What needs most work first. */
var order: Order<Column> = { column: 'progress', down: true }
var opened: { [index: number]: boolean } = {}

function namedUnits(rows: readonly (readonly unknown[])[]): ShownUnit[] {
  return rows.map((row, index) => {
    var values: { [key: string]: unknown } = { index: index }
    UNIT_KEYS.forEach((key, place) => {
      values[key] = row[place]
    })
    // The page's maker wrote the values of a Unit in the order of these keys.
    var unit = values as unknown as { -readonly [Key in keyof ShownUnit]: ShownUnit[Key] }
    unit.search = [unit.name, unit.year, stateOf(unit), unit.files.join(' '), unit.rules].join(' ').toLowerCase()
    return unit
  })
}

function stateOf(unit: { readonly progress: number }): string {
  return STATES[unit.progress]![0]
}

function passes(unit: ShownUnit): boolean {
  if (filter === 'missing' && !unit.missing) return false
  if (filter !== 'all' && filter !== 'missing' && String(unit.progress) !== filter) return false
  return isFound(searched.value, unit.search)
}

function refresh(): void {
  shown = UNITS.filter(passes)
  shown.sort(compareUnits)
  draw()
}

/** Equal ones as they came; within a state, what has more to mend, then to explain, counts as more. */
function compareUnits(one: ShownUnit, other: ShownUnit): number {
  var column = order.column
  var compared = compareValues(one[column], other[column], isText(column))
  if (column === 'progress') compared = compared || compareWork(one, other)
  return compared ? (order.down ? -compared : compared) : one.index - other.index
}

function isText(column: Column): boolean {
  return /^(name|year|grade)$/.test(column)
}

function draw(): void {
  while (body.firstChild) body.removeChild(body.firstChild)
  var end = Math.min(limit, shown.length)
  shown.slice(0, end).forEach(drawUnit)
  var all = shown.length < UNITS.length ? `（全部 ${UNITS.length} 套）` : ''
  count.textContent = `共 ${shown.length} 套${all}，点一行看逐条问题，点表头排序。`
  more.style.display = end < shown.length ? '' : 'none'
  more.textContent = `再显示 ${Math.min(PAGE, shown.length - end)} 套`
}

function drawUnit(unit: ShownUnit): void {
  var row = element('tr', 'u')
  row.tabIndex = 0
  HEADS.forEach((head, column) => {
    var cell = element('td', head[2] || '')
    // On a telephone the heading stands before the value.
    if (column > 0) cell.setAttribute('data-h', head[0])
    var content = contentOf(head[1], unit)
    if (content) cell.appendChild(content)
    row.appendChild(cell)
  })
  var toggle = (): void => {
    if (opened[unit.index]) close(unit, row)
    else open(unit, row)
  }
  row.onclick = toggle
  row.onkeydown = (event) => {
    if (event.keyCode !== 13 && event.keyCode !== 32) return
    toggle()
    if (event.preventDefault) event.preventDefault()
  }
  body.appendChild(row)
  if (opened[unit.index]) open(unit, row)
}

function open(unit: ShownUnit, row: HTMLElement): void {
  opened[unit.index] = true
  row.className = 'u open'
  body.insertBefore(detailsOf(unit), row.nextSibling)
}

function close(unit: ShownUnit, row: HTMLElement): void {
  delete opened[unit.index]
  row.className = 'u'
  var next = row.nextSibling as HTMLElement | null
  if (next && next.className === 'detail') body.removeChild(next)
}

function contentOf(column: Column, unit: ShownUnit): Node | undefined {
  var value = unit[column]
  if (column === 'progress') return element('span', `tag ${STATES[unit.progress]![1]}`, stateOf(unit))
  if (column === 'name') return nameOf(unit)
  if (column === 'toMend' && value) return element('span', 'tag red', value)
  if (column === 'toExplain' && value) return element('span', 'tag amber', value)
  if (column === 'difference' && Number(value) > 0) return element('span', 'red', value)
  return value === '' || value === 0 ? undefined : textNode(value)
}

/** With its year; below it what else is to be done, what is missing, and what became of the last round. */
function nameOf(unit: ShownUnit): HTMLElement {
  var name = element('span', '', unit.name)
  var note = (colour: string, text: string): void => {
    name.appendChild(element('span', `below ${colour}`, text))
  }
  if (unit.year) name.appendChild(element('span', 'year', ` ${unit.year}`))
  unit.left.slice(0, MOST_LEFT).forEach((sentence) => {
    note('amber', sentence)
  })
  var more = unit.left.length - MOST_LEFT
  if (more > 0) note('amber', `……另有 ${more} 项`)
  if (unit.missing) note('soft', `缺报：${unit.missing}`)
  if (unit.since) note('soft', `与上一轮相比：${unit.since}`)
  return name
}

/** The row below a unit's own: its files, what was not checked, its lines sheet after sheet. */
function detailsOf(unit: ShownUnit): HTMLElement {
  var row = element('tr', 'detail')
  var cell = element('td') as HTMLTableCellElement
  cell.colSpan = HEADS.length
  row.appendChild(cell)
  var note = (colour: string, text: string): void => {
    cell.appendChild(element('p', colour, text))
  }
  var others = unit.files.length > 3 ? ` 等 ${unit.files.length} 个工作簿` : ''
  cell.appendChild(element('div', 'count', unit.files.slice(0, 3).join('、') + others))
  unit.left.slice(MOST_LEFT).forEach((sentence) => {
    note('amber', sentence)
  })
  if (!unit.total && !unit.left.length && !unit.gaps.length) note('green', '没有要改正或说明的。')
  if (unit.gaps.length) note('amber', '没有能够核对的：')
  unit.gaps.forEach((gap) => {
    note('amber', gap)
  })
  var lines = dataOf(`f${unit.index}`) as readonly LineRow[]
  if (unit.total > lines.length) note('amber', leftOut(unit.total, lines.length))
  lines.forEach((line, index) => {
    var previous = lines[index - 1]
    if (!previous || line[1] !== previous[1]) cell.appendChild(element('div', 'sheet', line[1]))
    cell.appendChild(lineBox(line))
  })
  return row
}

function drawHead(head: (typeof HEADS)[number]): void {
  var cell = element('th', head[2] || '', head[0])
  cell.title = '点这里排序'
  cell.onclick = () => {
    order = turned(order, head[1], isText(head[1]))
    refresh()
  }
  byId('heads').appendChild(cell)
}

function listenToFilters(): void {
  var buttons: HTMLElement[] = [].slice.call(byId('filters').getElementsByTagName('button'))
  buttons.forEach((chosen) => {
    chosen.onclick = () => {
      buttons.forEach((button) => {
        button.className = button === chosen ? 'on' : ''
      })
      filter = chosen.getAttribute('data-f')
      limit = PAGE
      refresh()
    }
  })
}

/** All that was found goes on paper, with its findings where they are not too many. */
function openForPrinter(): void {
  limit = shown.length
  var lines = shown.reduce((sum, unit) => sum + unit.total, 0)
  if (lines <= MOST_PRINTED)
    shown.forEach((unit) => {
      opened[unit.index] = true
    })
  draw()
}

HEADS.forEach(drawHead)
listenToFilters()
searched.oninput = searched.onkeyup = () => {
  limit = PAGE
  refresh()
}
more.onclick = () => {
  limit += PAGE
  draw()
}
window.onbeforeprint = openForPrinter
if (UNITS.length === 1) opened[0] = true
refresh()
