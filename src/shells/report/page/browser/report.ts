import { type FindingRow, type Unit, UNIT_KEYS } from './page-data.ts'

/**
 * What the report's page does: search, filter, sort, open a unit. Old browsers run it, too (ES5: no `let`, no
 * `for of`). Data stand in the page as JSON; texts become text nodes only, never markup. Rows are drawn a hundred at a
 * time, findings when they are asked for.
 */

interface ShownUnit extends Unit {
  readonly index: number
  /** All that is searched, in lower case. */
  readonly search: string
}

type Column = Exclude<keyof Unit, 'gaps' | 'files' | 'total' | 'rules'>

/** Heading, what stands below it, class: figures stand to the right. */
var HEADS: readonly (readonly [string, Column, string?])[] = [
  ['单位', 'name'],
  ['年度', 'year'],
  ['轮次', 'round'],
  ['缺报', 'missing'],
  ['错误', 'errors', 'n'],
  ['疑点', 'warnings', 'n'],
  ['已说明', 'explained', 'n'],
  ['自评', 'stated', 'n'],
  ['复核', 'reviewed', 'n'],
  ['差额', 'difference', 'n'],
  ['等级', 'grade'],
  ['人工', 'undecided', 'n'],
  ['未核对', 'unchecked', 'n'],
]
var LEVELS = { error: '错误', warning: '疑点', info: '提示' }
var LEVEL_TAGS = { error: 'tag red', warning: 'tag amber', info: 'tag blue' }
/** Rows drawn at a time. */
var PAGE = 100
/** With more findings than this, paper shows those of opened units alone. */
var MOST_PRINTED = 4000

var UNITS = namedUnits(dataOf('units') as readonly (readonly unknown[])[])
var TITLES = dataOf('titles') as { readonly [rule: string]: string | undefined }

var body = byId('rows')
var count = byId('count')
var more = byId('more')
var searched = byId('search') as HTMLInputElement

var shown: ShownUnit[] = []
var limit = PAGE
var filter: string | null = 'all'
var order: Column | null = null
var down = false
var opened: { [index: number]: boolean } = {}

function byId(id: string): HTMLElement {
  return document.getElementById(id)!
}

function dataOf(id: string): unknown {
  var block = document.getElementById(id)
  return block ? JSON.parse(block.textContent!) : []
}

function namedUnits(rows: readonly (readonly unknown[])[]): ShownUnit[] {
  return rows.map((row, index) => {
    var values: { [key: string]: unknown } = { index: index }
    UNIT_KEYS.forEach((key, place) => {
      values[key] = row[place]
    })
    // The page's maker wrote the values of a Unit in the order of these keys.
    var unit = values as unknown as { -readonly [Key in keyof ShownUnit]: ShownUnit[Key] }
    unit.search = [unit.name, unit.year, unit.files.join(' '), unit.rules].join(' ').toLowerCase()
    return unit
  })
}

function element(tag: string, name?: string, text?: string | number): HTMLElement {
  var made = document.createElement(tag)
  if (name) made.className = name
  if (text !== undefined) made.appendChild(textNode(text))
  return made
}

function textNode(text: string | number): Text {
  return document.createTextNode(String(text))
}

function passes(unit: ShownUnit): boolean {
  if (filter === 'errors' && !unit.errors) return false
  if (filter === 'warnings' && !unit.warnings) return false
  if (filter === 'missing' && !unit.missing) return false
  if (filter === 'clean' && (unit.errors || unit.warnings || unit.gaps.length)) return false
  var words = searched.value.toLowerCase().split(/\s+/)
  return words.every((word) => unit.search.indexOf(word) >= 0)
}

function refresh(): void {
  shown = UNITS.filter(passes)
  if (order) sortBy(order)
  draw()
}

/** Blank figures stand below all others. */
function sortBy(column: Column): void {
  var isFigure = /^(errors|warnings|explained|stated|reviewed|difference|undecided|unchecked)$/.test(column)
  shown.sort((one, other) => {
    var a = one[column]
    var b = other[column]
    var compared = isFigure ? figureOf(a) - figureOf(b) : a < b ? -1 : a > b ? 1 : 0
    return compared ? (down ? -compared : compared) : one.index - other.index
  })
}

function figureOf(value: string | number): number {
  return value === '' ? -1e9 : Number(value)
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
  if (column === 'errors' && value) return element('span', 'tag red', value)
  if (column === 'warnings' && value) return element('span', 'tag amber', value)
  if (column === 'missing' && value) return element('span', 'amber', value)
  if (column === 'difference' && String(value).charAt(0) === '-') return element('span', 'red', value)
  if (column === 'round' && value !== '首次') return element('span', 'tag blue', value)
  var isSilentZero = (column === 'explained' || column === 'undecided' || column === 'unchecked') && !value
  return value === '' || isSilentZero ? undefined : textNode(value)
}

/** The row below a unit's own: its workbooks, what was not checked, its findings sheet after sheet. */
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
  if (!unit.total && !unit.gaps.length) note('green', '没有问题。')
  if (unit.gaps.length) note('amber', unit.total ? '没有核对的：' : '核对过的没有问题，有的没有核对：')
  unit.gaps.forEach((gap) => {
    note('amber', gap)
  })
  var findings = dataOf(`f${unit.index}`) as readonly FindingRow[]
  if (unit.total > findings.length) note('amber', leftOut(unit.total, findings.length))
  findings.forEach((finding, index) => {
    var previous = findings[index - 1]
    if (!previous || finding[1] !== previous[1]) cell.appendChild(element('div', 'sheet', finding[1]))
    cell.appendChild(findingBox(finding))
  })
  return row
}

function leftOut(total: number, here: number): string {
  var which = here ? `另有 ${total - here} 条` : `这一套的 ${total} 条`
  return `${which}没有放进网页（总量太大），请看该工作簿里的「审核结果」，或 findings.csv。`
}

function findingBox(finding: FindingRow): HTMLElement {
  var level = finding[0]
  var cell = finding[2]
  var rule = finding[3]
  var stated = finding[5]
  var expected = finding[6]
  var done = finding[8]
  var explanation = finding[9]
  var box = element('div', `f ${level}`)
  var what = element('div', 'w')
  what.appendChild(element('span', LEVEL_TAGS[level], LEVELS[level]))
  what.appendChild(textNode(cell ? ` ${cell}　` : ' '))
  what.appendChild(element('b', '', finding[4]))
  what.appendChild(textNode(`　${rule} ${TITLES[rule] || ''}`))
  if (expected !== null && expected !== stated) what.appendChild(textNode(`　应为 ${expected}，实填 ${stated || '空'}`))
  if (done) what.appendChild(element('span', 'tag green', done))
  box.appendChild(what)
  box.appendChild(element('p', '', finding[7]))
  if (explanation) box.appendChild(element('p', 'green', `情况说明：${explanation}`))
  return box
}

function drawHead(head: (typeof HEADS)[number]): void {
  var cell = element('th', head[2] || '', head[0])
  cell.title = '点这里排序'
  cell.onclick = () => {
    down = order === head[1] ? !down : head[2] === 'n'
    order = head[1]
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
  var findings = shown.reduce((sum, unit) => sum + unit.total, 0)
  if (findings <= MOST_PRINTED)
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
