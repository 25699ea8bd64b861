import { describe, expect, it } from 'vitest'
import { attain } from '../../../src/core/quantity/compare-quantities.ts'
import { showAttainment } from './show.ts'

const shown = (target: string, actual: string, name = ''): string =>
  showAttainment(attain(target, actual, { costIndicator: false, year: 2022, name })).join('; ')

describe('several figures', () => {
  it.each([
    ['道路100公里、路灯500盏', '道路90公里、路灯500盏', 'listed 0.95 0.9', 'by what they count'],
    ['道路100公里、路灯500盏', '路灯500盏、道路90公里', 'listed 0.95 0.9', 'in any order'],
    ['道路100公里、路灯500盏', '硬化道路90公里、安装路灯500盏', 'listed 0.95 0.9', 'one name within the other'],
    ['硬化道路100公里、安装路灯500盏', '道路90公里、路灯500盏', 'listed 0.95 0.9', 'either way round'],
    ['道路100公里、路灯500盏', '道路90公里、路灯500盏、绿化3亩', 'listed 0.95 0.9', 'what was not asked is left'],
    [
      '道路100公里、路灯500盏',
      '道路90公里、乡村道路9公里、路灯500盏',
      'listed 0.95 0.9',
      'the same name before one that holds it',
    ],
    [
      '道路100公里、路灯500盏',
      '村道路90公里、乡道路9公里、路灯500盏',
      'open',
      'two that hold the name are one too many',
    ],
    ['道路100公里、路灯500盏', '道路90公里、道路9公里、路灯500盏', 'open', 'the same name twice, too'],
    ['路100公里、道路50公里', '道路100公里', 'open', 'no list for a list'],
    ['路100公里、道路50公里', '道路100公里、桥5座', 'open', 'one outcome for two targets'],
    ['道路100公里、路灯500盏', '道路90公里、桥梁500座', 'open', 'without a partner'],
    ['道路100公里、路灯500盏', '道路90座、路灯500盏', 'open', 'in another unit'],
    ['道路100公里、路灯500盏', '90公里、500盏', 'open', 'no name on one side'],
    ['100公里、500盏', '90公里、500盏', 'listed 0.95 0.9', 'by their place where none has a name'],
    ['100公里、500盏', '500盏、90公里', 'open', 'not the other way round'],
    ['100公里、500盏', '90公里、500盏、3亩', 'open', 'nor more of them'],
    ['100公里、500盏', '90公里、路灯500盏', 'open', 'nor a name on one side'],
  ])('「%s」 against 「%s」 is %s: %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['5家、3次', '6家、4次', 'listed 1 1', 'no share above the whole'],
    ['5家、3次', '0家、3次', 'listed 0.5 0', 'nothing'],
    ['≥5家、≤3次', '6家、2次', 'listed 1 1', 'a sign counts'],
    ['5家、≤3次', '5家、4次', 'open', 'how much is lost by too much is not told'],
    ['5-8家、3次', '6家、3次', 'listed 1 1', 'a range'],
    ['5-8家、3次', '4家、3次', 'listed 0.9 0.8', 'a range of which too little was done'],
    ['40%-60%、3次', '65%、3次', 'open', 'or too much'],
    ['5家、3次', '4-6家、3次', 'open', 'an outcome that may be either'],
    ['5家、3次', '5-6家、3次', 'listed 1 1', 'an outcome that is enough in any case'],
    ['3月、10月', '2月、11月', 'listed 0.5 0', 'dates'],
    ['3月、10月', '3月、10次', 'open', 'a date and a figure'],
    ['3次、10月', '3次、10次', 'open', 'a figure for a date'],
    ['3次、10次', '3次、10月', 'open', 'a date for a figure'],
    ['6月、10月', '5月、9月', 'listed 1 1', 'dates that were kept'],
    ['6月15日、10月', '6月、10月', 'open', 'a month that may be too late'],
  ])('「%s」 against 「%s」 is %s: %s', (target, actual, expected) => {
    expect(shown(target, actual)).toBe(expected)
  })

  it.each([
    ['投诉5件、事故3起', '投诉4件、事故3起', '投诉事故数', 'listed 1 1'],
    ['投诉5件、事故3起', '投诉6件、事故3起', '投诉事故数', 'open'],
    ['120天、90天', '100天、90天', '工期', 'listed 1 1'],
  ])('「%s」 against 「%s」 of 「%s」 is %s', (target, actual, name, expected) => {
    expect(shown(target, actual, name)).toBe(expected)
  })

  it.each([
    ['完成', 'achieved'],
    ['全部完成', 'achieved'],
    ['完成5家3次', 'open'],
    ['未完成', 'not surely'],
    ['部分完成', 'partly surely'],
    ['5家', 'open'],
    ['2022年12月', 'open'],
  ])('words and single figures: 「5家、3次」 against 「%s」 is %s', (actual, expected) => {
    expect(shown('5家、3次', actual)).toBe(expected)
  })
})
