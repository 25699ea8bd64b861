import { describe, expect, it } from 'vitest'
import type { BasicDataForm } from '../../../src/core/form/forms.ts'
import { readForms } from '../../../src/core/form/read-forms.ts'
import { workbookFromDrafts } from '../../../src/core/model/sheet-from-draft.ts'
import { sheetOf } from './lines.ts'

const HEAD = '项目|2021年决算数|2022年预算数|2022年决算数'
const TITLE = '2022年度部门整体支出绩效评价基础数据表|<|<|<'

function form(...lines: readonly string[]): BasicDataForm {
  return readForms(workbookFromDrafts([sheetOf([TITLE, ...lines])]), '表.xlsx').forms[0] as BasicDataForm
}

/** 「threePublicExpenses 三公经费 1/2/3」, with 「in …」 where it is a part. */
const lines = (...rows: readonly string[]) =>
  form('编制数|60|x|x', HEAD, ...rows).lines.map(
    ({ name, label, section, prior, budget, final }) =>
      `${name ?? '-'} ${label}${section ? ` in ${section}` : ''} ${[prior, budget, final].map((each) => each?.raw ?? '').join('/')}`,
  )

describe('the lines of the basic data', () => {
  it('are the known ones, each below the one that it is part of', () => {
    expect(
      lines(
        '三公经费|6|6|6',
        '1、公务用车购置和维护经费|1|2|3',
        '其中：公车购置|1|1|1',
        '公车运行维护|2|2|2',
        '2、出国经费|0|0|0',
        '3、公务接待|5|5|5',
      ),
    ).toEqual([
      'threePublicExpenses 三公经费 6/6/6',
      'officialVehicles 1、公务用车购置和维护经费 in threePublicExpenses 1/2/3',
      'vehiclePurchase 其中：公车购置 in officialVehicles 1/1/1',
      'vehicleUpkeep 公车运行维护 in officialVehicles 2/2/2',
      'overseasTravel 2、出国经费 in threePublicExpenses 0/0/0',
      'officialReception 3、公务接待 in threePublicExpenses 5/5/5',
    ])
  })

  it.each([
    ['因公出国（境）费用', 'overseasTravel'],
    ['公务接待支出', 'officialReception'],
    ['公务用车购置及运维费', 'officialVehicles'],
    ['购置公务用车', 'vehiclePurchase'],
    ['车辆运行费', 'vehicleUpkeep'],
    ['车辆维护费', 'vehicleUpkeep'],
    ['车辆租赁费', '-'],
    ['设备购置费', '-'],
    ['会议费', '-'],
  ])('are below 三公经费 known by their words: 「%s」 is %s', (label, name) => {
    expect(lines('三公经费|6|6|6', `${label}|1|1|1`)[1]!.split(' ')[0]).toBe(name)
    expect(lines('公用经费|6|6|6', `${label}|1|1|1`)[1]!.split(' ')[0]).toBe('-')
    expect(lines(`${label}|1|1|1`)[0]!.split(' ')[0]).toBe('-')
  })

  it('are known once, and only where they belong', () => {
    expect(lines('三公经费|1|1|1', '公务接待|2|2|2', '公务接待|3|3|3')).toEqual([
      'threePublicExpenses 三公经费 1/1/1',
      'officialReception 公务接待 in threePublicExpenses 2/2/2',
      '- 公务接待 in threePublicExpenses 3/3/3',
    ])
    expect(
      lines('项目支出：|1|1|1', '公务接待|2|2|2', '三公经费|3|3|3', '项目支出|4|4|4', '业务工作经费|5|5|5'),
    ).toEqual([
      'projectExpenditure 项目支出 1/1/1',
      '- 公务接待 in projectExpenditure 2/2/2',
      'threePublicExpenses 三公经费 3/3/3',
      '- 项目支出 in threePublicExpenses 4/4/4',
      '- 业务工作经费 in threePublicExpenses 5/5/5',
    ])
  })

  it('below 特定目标类 are its projects, whatever they are called, up to the next of the top lines', () => {
    expect(
      lines(
        '项目支出：|9|9|9',
        '1、业务工作经费|1|1|1',
        '3、特定目标类项目支出|8|8|8',
        '运行维护经费|2|2|2',
        '公务接待|6|6|6',
        '市级专项资金：|3|3|3',
        '公务接待|3|3|3',
      ),
    ).toEqual([
      'projectExpenditure 项目支出 9/9/9',
      'operatingProjects 1、业务工作经费 in projectExpenditure 1/1/1',
      'specificProjects 3、特定目标类项目支出 in projectExpenditure 8/8/8',
      '- 运行维护经费 in specificProjects 2/2/2',
      '- 公务接待 in specificProjects 6/6/6',
      'municipalSpecialFund 市级专项资金 3/3/3',
      '- 公务接待 in municipalSpecialFund 3/3/3',
    ])
  })

  it('end at the buildings, the thrift, a note or who filled in', () => {
    for (const end of [
      '楼堂馆所控制情况|批复规模|实际规模|控制率',
      '厉行节约保障措施|健全制度|<|<',
      '说明：无|<|<|<',
      '备注|<|<|<',
      '填表人：张某|<|<|<',
    ])
      expect(lines('三公经费|1|1|1', end, '公用经费|2|2|2'), end).toHaveLength(1)
    expect(lines('三公经费|1|1|1', '其他说明|1|1|1', '公用经费|2|2|2')).toHaveLength(3)
  })

  it('go on below the same head on the next page, and over blank rows', () => {
    expect(lines('三公经费|1|1|1', HEAD, '公用经费|2|2|2')).toHaveLength(2)
    expect(lines('三公经费|1|1|1', '|||', '公用经费|2|2|2')).toHaveLength(2)
    expect(lines('三公经费|1|1|1', '注|2021年决算数|无|无', '公用经费|2|2|2')).toHaveLength(3)
  })

  it('have a key each, repeated names too', () => {
    expect(form(HEAD, '三公经费|1|1|1', '杂费|1|1|1', '杂费|2|2|2', '杂费|3|3|3').lines.map(({ key }) => key)).toEqual([
      'threePublicExpenses',
      'threePublicExpenses:杂费',
      'threePublicExpenses:杂费#2',
      'threePublicExpenses:杂费#3',
    ])
  })
})

describe('the columns of the amounts', () => {
  const labels = (head: string) => {
    const { columnLabels, lines: found } = form('编制数|60|x|x', head, '三公经费|1|2|3', '公用经费|4|5|6')
    return [columnLabels.prior, columnLabels.budget, columnLabels.final, found.length]
  }

  it('are told by their years, or by 上年 and 本年, in whatever order they stand', () => {
    expect(labels(HEAD)).toEqual(['2021年决算数', '2022年预算数', '2022年决算数', 2])
    expect(labels('项目|2022年决算数|2022年预算数|2021年决算数')).toEqual([
      '2021年决算数',
      '2022年预算数',
      '2022年决算数',
      2,
    ])
    expect(labels('项目|上年决算数|本年预算数|本年决算数')).toEqual(['上年决算数', '本年预算数', '本年决算数', 2])
    expect(labels('项目|本年决算数|本年预算数|去年决算数')).toEqual(['去年决算数', '本年预算数', '本年决算数', 2])
    expect(labels('项目|2022年决算|决算数|预算')).toEqual(['2022年决算', '预算', '决算数', 2])
  })

  it('may be two, not one', () => {
    expect(labels('项目|2022年预算数|2022年决算数')).toEqual([undefined, '2022年预算数', '2022年决算数', 2])
    expect(labels('项目|上年决算数|本年预算数')).toEqual(['上年决算数', '本年预算数', undefined, 2])
    expect(labels('项目|2022年决算数')).toEqual([undefined, undefined, undefined, 0])
  })

  it('are headed in less than twenty letters', () => {
    const head = (length: number) => labels(`项目|${'决算数'.padStart(length, '字')}|本年预算数`)[3]
    expect([head(19), head(20)]).toEqual([2, 0])
    const budget = (length: number) => labels(`项目|${'预算数'.padStart(length, '字')}|本年决算数`)[3]
    expect([budget(19), budget(20)]).toEqual([2, 0])
  })
})

describe('the staffing', () => {
  const staffing = (...rows: readonly string[]) => {
    const { established, employed, controlRate } = form(...rows, '三公经费||||').staffing
    return [established, employed, controlRate].map((field) => field?.place.cell)
  }

  it('stands below its labels, or right of them where a figure stands there and none below', () => {
    expect(staffing('编制数|实际在职人数|控制率', '60|57|95%')).toEqual(['A3', 'B3', 'C3'])
    expect(staffing('编制数|60|实际在职人数|57', '控制率|95%|x|')).toEqual(['B2', 'D2', 'B3'])
    expect(staffing('编制数|60', '61|x')).toEqual(['A3', undefined, undefined])
    expect(staffing('编制数|约60', '说明|x')).toEqual(['A3', undefined, undefined])
    expect(staffing('编制数|60', '/|x')).toEqual(['A3', undefined, undefined])
    expect(staffing('编制数|６０', '说明|x')).toEqual(['B2', undefined, undefined])
  })

  it('is the first of its name', () => {
    expect(staffing('编制数|60|x', '说明|编制数|61')[0]).toBe('B2')
  })
})

it('the year is that of the title, else that of the final column', () => {
  expect(form(HEAD, '三公经费|1|1|1').year).toBe(2022)
  const untitled = sheetOf(['基础数据表|<|<|<', '项目|2020年决算数|2021年预算数|2021年决算数', '三公经费|1|1|1'])
  expect(readForms(workbookFromDrafts([untitled]), '表.xlsx').forms[0]!.year).toBe(2021)
})

it('buildings stand below their labels, thrift right of its own', () => {
  const { buildings, thrift } = form(
    HEAD,
    '三公经费|1|1|1',
    '楼堂馆所控制情况|批复规模|实际规模|x',
    '|120|130|x',
    '厉行节约保障措施|健全制度|<|<',
  )
  expect(Object.values(buildings).map(({ place, raw }) => `${place.cell} ${raw}`)).toEqual(['B5 120', 'C5 130'])
  expect(thrift?.raw).toBe('健全制度')
})
