import { describe, expect, it } from 'vitest'
import { findIndicatorHeader } from '../../../../src/core/form/indicators/indicator-header.ts'
import { isBlank, RowBoxes } from '../../../../src/core/form/indicators/row-boxes.ts'
import { contextOf, type Places, withoutResults } from '../lines.ts'

const HEAD = '一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因'

/** The boxes of a table whose rows are 2, 3, …; those of the rows above the last are held already. */
function boxesOf(head: string, rows: readonly string[], open: Places = []): RowBoxes {
  const context = contextOf([head, ...rows], withoutResults(...open))
  const boxes = new RowBoxes(context, findIndicatorHeader(context, 1)!)
  for (let row = 2; row < rows.length + 1; row++) boxes.holdBoxes(row)
  return boxes
}

describe('a row is not used', () => {
  const unused = (row: string, head = HEAD) => boxesOf(head, [row]).isUnused(2)

  it.each(['', '指标1', '指标1：', '指标12：', '……', '......', '-', '/', '无', '不适用', '暂无'])(
    'by its name %j, whatever its marks and zeros say',
    (name) => {
      for (const points of ['|', '0|0', '0.0|0.00', '0分|0分', '/|—', '……|......'])
        expect(unused(`产出指标|数量指标|${name}||/|${points}|`), points).toBe(true)
    },
  )

  it.each(['指标123：', '.......', '路灯', '指标1：路灯', '1'])('not by its name %j', (name) => {
    expect(unused(`产出指标|数量指标|${name}|||||`)).toBe(false)
    expect(unused(`产出指标|数量指标|${name}||||0|`)).toBe(false)
  })

  it('not where it has points of its own, in either column', () => {
    for (const points of ['5|', '|5', '0.5|0', '10|', '0|5分', '00.1|'])
      for (const name of ['', '指标1：', '-', '不适用']) expect(unused(`|数量指标|${name}|||${points}|`)).toBe(false)
  })

  it('although something is asked, where a mark stands for its name; not where the name only was left open', () => {
    for (const asked of ['≥50盏|', '|55盏']) {
      expect(unused(`|数量指标|-|${asked}|||`)).toBe(true)
      expect(unused(`|数量指标|不适用|${asked}|||`)).toBe(true)
      expect(unused(`|数量指标|指标1：|${asked}|||`)).toBe(false)
      // Where the table has no points at all, what is asked is all there is.
      const head = '一级指标|二级指标|三级指标|年度指标值|实际完成值|偏差原因'
      expect(unused(`|数量指标|-|${asked}|`, head)).toBe(false)
      for (const one of ['分值', '得分'])
        expect(unused(`|数量指标|-|${asked}||`, head.replace('偏差', `${one}|偏差`)), one).toBe(true)
    }
    expect(unused('|数量指标|指标1：|暂无|不涉及|||')).toBe(true)
  })

  it('although it has a name, by two marks and nothing else', () => {
    for (const values of ['/|/||', '-|||—', '|无|/|', '||/|/', '/|/|/|/']) {
      expect(unused(`|数量指标|路灯|${values}|`), values).toBe(true)
      // The first mark taken off, one is left at the most.
      expect(unused(`|数量指标|路灯|${values.replace(/[^|]/g, '').replace(/\|$/, '|/')}|`), values).toBe(false)
    }
    for (const values of ['≥5|/|/|', '/|5|/|', '/|/|5|', '/|/|/|0'])
      expect(unused(`|数量指标|路灯|${values}|`)).toBe(false)
  })

  it('never where a formula without a result stands in what would tell', () => {
    for (const column of [3, 4, 5, 6, 7]) {
      expect(boxesOf(HEAD, ['|数量指标|-|/|/|/|/|'], [[2, column]]).isUnused(2), `${column}`).toBe(false)
    }
    expect(boxesOf(HEAD, ['|数量指标|-|/|/|/|/|'], [[2, 8]]).isUnused(2)).toBe(true)
  })
})

describe('a row goes on with the one above', () => {
  const goesOn = (first: string, second: string) => boxesOf(HEAD, [first, second]).continuesRowAbove(3)
  const first = '产出指标|数量指标|维修路灯|≥50盏|55盏|50|50|完成'

  it('where all that it could have of its own is merged or blank', () => {
    expect(goesOn(first, '^|^|^|^|^|^|^|^')).toBe(true)
    expect(goesOn(first, '^|^|^|||||')).toBe(true)
    expect(goesOn(first, '^|质量指标|^|||||')).toBe(true)
  })

  it('not with a name, a value, a score or a reason of its own', () => {
    for (const own of ['^|^|更换|^|^|^|^|^', '^|^||^|^|^|^|^']) expect(goesOn(first, own), own).toBe(false)
    for (const at of [3, 4, 5, 6, 7]) {
      const cells = '^|^|^|^|^|^|^|^'.split('|')
      cells[at] = '8'
      expect(goesOn(first, cells.join('|')), `${at}`).toBe(false)
    }
  })

  it('only below it: a box that begins in the row is its own', () => {
    expect(boxesOf(HEAD, [first]).continuesRowAbove(2)).toBe(false)
  })
})

describe('a merged box that a page break cuts', () => {
  const behind = (rows: readonly string[], next: string) => {
    const context = contextOf([HEAD, ...rows, HEAD, next])
    const boxes = new RowBoxes(context, findIndicatorHeader(context, 1)!)
    const last = rows.length + 1
    for (let row = 2; row <= last; row++) boxes.holdBoxes(row)
    boxes.continueUnder(findIndicatorHeader(context, last + 1)!, last)
    boxes.joinCutBoxes(last + 2)
    return (['targetValue', 'actualValue', 'maxScore', 'score'] as const).map((column) =>
      boxes.textAt(last + 2, column),
    )
  }
  const merged = ['产出指标|数量指标|路灯|≥50盏|55盏|50|48|', '^|^|灯杆|^|^|^|^|']

  it('goes on in a blank box below the header, in each column that may be merged', () => {
    expect(behind(merged, '|数量指标|电缆|||||')).toEqual(['≥50盏', '55盏', '50', '48'])
    expect(behind(merged, '|数量指标|电缆|≥3|4|5|6|')).toEqual(['≥3', '4', '5', '6'])
    expect(behind(merged, '|数量指标|电缆||4||6|')).toEqual(['≥50盏', '4', '50', '6'])
  })

  it('and nothing of a box that was not merged', () => {
    expect(behind([merged[0]!, '^|^|灯杆|≥5根|6根|7|8|'], '|数量指标|电缆|||||')).toEqual(['', '', '', ''])
    expect(behind([merged[0]!], '|数量指标|电缆|||||')).toEqual(['', '', '', ''])
  })

  it('reaches no further than the first row of the page', () => {
    const context = contextOf([HEAD, ...merged, HEAD, '|数量指标|电缆|||7||', '|数量指标|灯泡|||||'])
    const boxes = new RowBoxes(context, findIndicatorHeader(context, 1)!)
    for (const row of [2, 3]) boxes.holdBoxes(row)
    boxes.continueUnder(findIndicatorHeader(context, 4)!, 3)
    boxes.joinCutBoxes(5)
    boxes.joinCutBoxes(6)
    expect([boxes.textAt(5, 'maxScore'), boxes.textAt(6, 'maxScore'), boxes.textAt(6, 'score')]).toEqual(['7', '', ''])
    expect(boxes.valueIn(5, boxes.header.columns.targetValue!).text).toBe('≥50盏')
  })
})

describe('the reason of a row', () => {
  const reasonIn = (reason: string, measure: string) =>
    boxesOf(`${HEAD}|改进措施`, [`产出指标|数量指标|路灯|1|1|1|1|${reason}|${measure}`]).reasonIn(2)?.text

  it('is the first of its columns that says something, else the first with a mark', () => {
    expect(reasonIn('缺料', '增补')).toBe('缺料')
    expect(reasonIn('', '增补')).toBe('增补')
    expect(reasonIn('/', '增补')).toBe('增补')
    expect(reasonIn('', '/')).toBe('/')
    expect(reasonIn('-', '/')).toBe('-')
    expect(reasonIn('', '')).toBe('')
  })
})

describe('the sign before a target', () => {
  const signBefore = (head: string, row: string) => {
    const boxes = boxesOf(head, [row])
    return boxes.signBefore(2, boxes.targetHead(2))
  }

  it('stands in the box before it, below no head', () => {
    const head = '一级指标|二级指标|三级指标||年度指标值|实际完成值|分值|得分'
    expect(signBefore(head, '产出指标|数量指标|路灯|≥|50|55|5|5')).toBe('≥')
    expect(signBefore(head, '产出指标|数量指标|路灯|不低于|50|55|5|5')).toBe('不低于')
    for (const none of ['盏', '5', '', '≥5'])
      expect(signBefore(head, `产出指标|数量指标|路灯|${none}|50|55|5|5`)).toBe('')
    expect(signBefore(HEAD, '产出指标|数量指标|≥|50|55|5|5|')).toBe('')
    expect(signBefore(HEAD.replace('三级指标', '三级指标|<'), '产出指标|数量指标|路灯|≥|50|55|5|5|')).toBe('')
  })

  it('is none where nothing stands before the target', () => {
    expect(signBefore('年度指标值|三级指标|实际完成值|分值|得分', '50|≥|55|5|5')).toBe('')
    // Before what is not there stands no sign.
    expect(signBefore('|三级指标|实际完成值|分值|得分', '≥|路灯|55|5|5')).toBe('')
  })
})

describe('of several targets', () => {
  const headOf = (head: string, row: string) => boxesOf(head, [row]).targetHead(2)?.text
  const [two, three] = [
    '一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|分值|得分',
    '一级指标|二级指标|三级指标|年初指标值|年度指标值|调整后指标值|实际完成值|分值|得分',
  ]

  it('the adjusted one counts where it states anything, else that of the year, else the initial one', () => {
    const row = (...targets: readonly string[]) => `产出指标|数量指标|路灯|${targets.join('|')}|55|5|5`
    expect(headOf(two, row('50', '60'))).toBe('调整后指标值')
    for (const nothing of ['', '/', '未调整', '同左', '……']) expect(headOf(two, row('50', nothing))).toBe('年初指标值')
    expect(headOf(three, row('50', '55', '60'))).toBe('调整后指标值')
    expect(headOf(three, row('50', '55', ''))).toBe('年度指标值')
    expect(headOf(three, row('50', '', '不变'))).toBe('年初指标值')
    // Nothing is stated: the one after the adjusted one is missed.
    expect(headOf(three, row('', '', ''))).toBe('年度指标值')
    expect(headOf(two, row('', ''))).toBe('年初指标值')
    expect(headOf(HEAD, '产出指标|数量指标|路灯||55|5|5|')).toBe('年度指标值')
  })
})

describe('several boxes below one head', () => {
  const valueIn = (...boxes: readonly string[]) => {
    const below = boxesOf(
      `一级指标|二级指标|三级指标|年度指标值${'|<'.repeat(boxes.length - 1)}|实际完成值|分值|得分`,
      [`产出指标|数量指标|路灯|${boxes.join('|')}|55|5|5`],
    )
    return below.valueIn(2, below.targetHead(2)!).text
  }

  it('make one value of a figure and short words', () => {
    expect(valueIn('≥', '50', '盏')).toBe('≥50盏')
    expect(valueIn('≥', '50')).toBe('≥50')
    expect(valueIn('50', '平方公里')).toBe('50平方公里')
    expect(valueIn('', '50', '')).toBe('50')
    expect(valueIn('', '及时', '')).toBe('及时')
    expect(valueIn('')).toBe('')
  })

  it('stay apart where one of them is more than a word', () => {
    expect(valueIn('50', '按期完成任务')).toBe('50')
    expect(valueIn('按期完成任务', '50')).toBe('按期完成任务')
    expect(valueIn('≥', '50', '60')).toBe('≥')
    expect(valueIn('良好', '及时')).toBe('良好')
    expect(valueIn('大约5个', '8')).toBe('大约5个')
  })

  it('make one name, which begins in the first that is filled', () => {
    const nameIn = (...boxes: readonly string[]) => {
      const head = `一级指标|二级指标|三级指标|<|<|年度指标值|实际完成值|分值|得分`
      const slot = boxesOf(head, [`产出指标|数量指标|${boxes.join('|')}|50|55|5|5`]).nameIn(2)!
      return [slot.text, slot.left]
    }
    expect(nameIn('其中：', '路灯', '')).toEqual(['其中：路灯', 3])
    expect(nameIn('', '其中：', '路灯')).toEqual(['其中：路灯', 4])
    expect(nameIn('', '', '路灯')).toEqual(['路灯', 5])
    expect(nameIn('路灯', '', '')).toEqual(['路灯', 3])
    expect(nameIn('', '', '')).toEqual(['', 3])
  })
})

it('a box is blank that holds nothing, a mark, or up to six dots', () => {
  const filled = ['0', '路灯', '.......', '/5', '5……', '……5']
  expect(['', '/', '—', '无', '…', '……', '......', ...filled].filter((text) => !isBlank(text))).toEqual(filled)
})
