import type { UnitYear } from '../unit-year.ts'
import { BASIC, DONE, OVER, WHOLE, WRONG_SUM, WRONG_TOTAL } from './sheets.ts'

/** What people and programs do to a workbook that is more than typing into it. */
export const changedWorkbooks: readonly UnitYear[] = [
  {
    unit: '柳湾市林业局',
    tries: 'our sheets are deleted: 更正记录, then 审核结果, then both',
    set: { changes: { ...WRONG_TOTAL, ...WRONG_SUM, ...OVER } },
    rounds: [
      {
        progress: '待改正',
        toMend: 1,
        toExplain: 1,
        findings: ['DF-02 1-3-1!H23 已代为更正', 'ZJ-01 1-3-2!E7 请改正', 'PC-02 1-3-4!I14 请说明'],
      },
      {
        does: [
          { does: 'answer', on: 'PC-02 1-3-4', under: '情况说明', words: '上级追加项目，已报批。' },
          { does: 'delete-sheet', sheet: '更正记录' },
        ],
        left: {
          progress: '待改正',
          toMend: 1,
          toExplain: 0,
          findings: ['ZJ-01 1-3-2!E7 请改正', 'PC-02 1-3-4!I14 已说明'],
          maybe: ['DF-02 1-3-1!H23 已采纳'],
        },
      },
      {
        does: [
          { does: 'type', at: '1-3-2!E7', value: '186.5' },
          { does: 'comment', at: '1-3-2!E7', words: '已按预算批复文件改正。' },
          { does: 'delete-sheet', sheet: '审核结果' },
        ],
        left: { ...DONE, findings: ['PC-02 1-3-4!I14 已说明'], maybe: ['DF-02 1-3-1!H23 已采纳'] },
      },
      {
        does: [
          { does: 'delete-sheet', sheet: '审核结果' },
          { does: 'delete-sheet', sheet: '更正记录' },
        ],
        left: { ...DONE, findings: ['PC-02 1-3-4!I14 已说明'], maybe: ['DF-02 1-3-1!H23 已采纳'] },
      },
    ],
  },
  {
    unit: '金沙市文化旅游局',
    tries: 'file, sheets and folder get other names, and a workbook is handed in twice',
    set: {
      changes: { ...WRONG_TOTAL, ...WRONG_SUM, ...OVER },
      files: {
        '1 基础数据表.xlsx': [BASIC],
        '2 整体自评表.xlsx': [WHOLE],
        '3 项目自评表.xlsx': ['1-3-1', '1-3-2', '1-3-3', '1-3-4'],
      },
    },
    rounds: [
      {
        progress: '待改正',
        toMend: 1,
        toExplain: 1,
        findings: ['DF-02 1-3-1!H23 已代为更正', 'ZJ-01 1-3-2!E7 请改正', 'PC-02 1-3-4!I14 请说明'],
      },
      {
        does: [
          { does: 'answer', on: 'PC-02 1-3-4', under: '情况说明', words: '新增文旅融合项目14个。' },
          { does: 'rename-sheet', sheet: '1-3-4', to: '乡村产业' },
          { does: 'rename-file', file: '3 项目自评表.xlsx', to: '3 项目自评表（修改）.xlsx' },
        ],
        left: {
          progress: '待改正',
          toMend: 1,
          toExplain: 0,
          findings: ['DF-02 1-3-1!H23 已采纳', 'ZJ-01 1-3-2!E7 请改正', 'PC-02 乡村产业!I14 已说明'],
        },
      },
      {
        does: [
          { does: 'type', at: '1-3-2!E7', value: '186.5' },
          { does: 'rename-sheet', sheet: '1-3-1', to: '农田' },
          { does: 'rename-set', to: '金沙市文化旅游局（第2次）' },
        ],
        left: { ...DONE, findings: ['PC-02 乡村产业!I14 已说明'], maybe: ['DF-02 农田!H23 已采纳'] },
      },
      {
        does: [{ does: 'copy-file', file: '1 基础数据表.xlsx', to: '1 基础数据表 - 副本.xlsx' }],
        left: {
          ...DONE,
          findings: ['PC-02 乡村产业!I14 已说明'],
          maybe: ['DF-02 农田!H23 已采纳'],
          hints: ['JG-10'],
        },
      },
    ],
  },
  {
    unit: '龙潭市民政局',
    tries:
      'an indicator is put in, so that corrected cells move; a row above our list, and a figure on which a correction rests',
    set: { changes: { '1-3-1!H16': '10分', '1-3-1!H21': '10分', '1-3-1!E8': '630', '1-3-3!H23': '98' } },
    rounds: [
      {
        progress: '待改正',
        toMend: 1,
        toExplain: 0,
        findings: [
          'ZJ-01 1-3-1!E7 请改正',
          'TX-03 1-3-1!H16 已代为更正',
          'TX-03 1-3-1!H21 已代为更正',
          'DF-02 1-3-3!H23 已代为更正',
        ],
      },
      {
        does: [
          { does: 'insert-row', above: '1-3-1!A15' },
          { does: 'type', at: '1-3-1!D15', value: '新建灌溉渠道' },
          { does: 'type', at: '1-3-1!E15', value: '≥3公里' },
          { does: 'type', at: '1-3-1!F15', value: '3公里' },
          { does: 'type', at: '1-3-1!G15', value: '2' },
          { does: 'type', at: '1-3-1!H15', value: '2' },
          { does: 'type', at: '1-3-1!G14', value: '10' },
          { does: 'type', at: '1-3-1!H14', value: '10' },
          { does: 'type', at: '1-3-1!E8', value: '620' },
        ],
        left: {
          ...DONE,
          findings: ['DF-02 1-3-3!H23 已采纳'],
          maybe: ['TX-03 1-3-1!H17 已采纳', 'TX-03 1-3-1!H22 已采纳'],
        },
      },
      {
        does: [
          { does: 'insert-row', above: '审核结果!A3' },
          { does: 'type', at: '1-3-3!H15', value: '9.45' },
        ],
        left: {
          ...DONE,
          findings: ['DF-02 1-3-3!H23 已代为更正'],
          maybe: ['TX-03 1-3-1!H17 已采纳', 'TX-03 1-3-1!H22 已采纳'],
        },
      },
      {
        does: [],
        left: {
          ...DONE,
          findings: ['DF-02 1-3-3!H23 已采纳'],
          maybe: ['TX-03 1-3-1!H17 已采纳', 'TX-03 1-3-1!H22 已采纳'],
        },
      },
    ],
  },
]
