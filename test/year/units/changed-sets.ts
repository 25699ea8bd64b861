import type { UnitYear } from '../unit-year.ts'
import { BASIC, DONE, WHOLE, WRONG_SUM, WRONG_TOTAL } from './sheets.ts'

/** The total that its formula gives now is the one that we stored: mended and adopted are the same here. */
const FORMULA_MENDED = ['DF-02 1-3-4!H23 已采纳']

/** Forms and files come and go; what could not be read or checked keeps a set open. */
export const changedSets: readonly UnitYear[] = [
  {
    unit: '平湖市商务局',
    tries: 'a project form is missing, is added with a fault, another one is taken out, and that is explained',
    set: { changes: {}, content: (content) => ({ ...content, projects: content.projects.slice(0, 3) }) },
    rounds: [
      { progress: '待说明', toMend: 0, toExplain: 1, findings: [`BJ-03 ${BASIC}!A21 请说明`] },
      {
        does: [{ does: 'add-form', sheet: '1-3-4', changes: { '1-3-4!H23': '98' } }],
        left: { ...DONE, findings: ['DF-02 1-3-4!H23 已代为更正'] },
      },
      {
        does: [{ does: 'delete-sheet', sheet: '1-3-2' }],
        left: {
          progress: '待说明',
          toMend: 0,
          toExplain: 2,
          findings: [`BJ-03 ${BASIC}!A18 请说明`, 'JG-02 1-3-4!A1 请说明', 'DF-02 1-3-4!H23 已采纳'],
        },
      },
      {
        does: [
          {
            does: 'answer',
            on: `BJ-03 ${BASIC}!A18`,
            under: '情况说明',
            words: '该项目并入乡村产业发展专项，不单独自评。',
          },
          { does: 'answer', on: 'JG-02 1-3-4!A1', under: '情况说明', words: '附件1-3-2取消，编号不再使用。' },
        ],
        left: { ...DONE, findings: [`BJ-03 ${BASIC}!A18 已说明`, 'JG-02 1-3-4!A1 已说明', 'DF-02 1-3-4!H23 已采纳'] },
      },
    ],
  },
  {
    unit: '东塘市统计局',
    tries: 'a zip with a damaged workbook, then whole, then untouched, then under another name',
    set: {
      changes: { ...WRONG_TOTAL },
      files: {
        '基础数据表.xlsx': [BASIC],
        '整体自评表.xlsx': { damaged: [WHOLE] },
        '项目自评表.xlsx': ['1-3-1', '1-3-2', '1-3-3', '1-3-4'],
      },
      packed: 'zip',
    },
    rounds: [
      { progress: '未核对完', toMend: 0, toExplain: 0, findings: ['DF-02 1-3-1!H23 已代为更正'] },
      {
        does: [{ does: 'send-again', file: '整体自评表.xlsx' }],
        left: { ...DONE, findings: ['DF-02 1-3-1!H23 已采纳'] },
      },
      { does: [], left: { ...DONE, findings: ['DF-02 1-3-1!H23 已采纳'] } },
      {
        does: [{ does: 'rename-set', to: '东塘统计局资料(2)' }],
        left: { ...DONE, findings: ['DF-02 1-3-1!H23 已采纳'] },
      },
    ],
  },
  {
    unit: '西渡市科技局',
    tries: 'an .xls with a wrong formula; amounts are blank, then one is not applicable, then all are there',
    set: {
      changes: { ...WRONG_SUM, '1-3-3!D7': '', '1-3-4!H23': '=SUM(H14:H22)→90' },
      old: true,
    },
    rounds: [
      {
        progress: '待改正',
        toMend: 3,
        toExplain: 0,
        findings: ['ZJ-01 1-3-2!E7 请改正', 'ZJ-01 1-3-3!D7 请改正', 'DF-02 1-3-4!H23 请改正'],
      },
      {
        does: [
          { does: 'type', at: '1-3-2!E7', value: '186.5' },
          { does: 'type', at: '1-3-3!D7', value: '245.8' },
          { does: 'formula', at: '1-3-4!H23', formula: 'I7+SUM(H14:H22)', result: '99.59' },
          { does: 'type', at: '1-3-3!F7', value: '——' },
        ],
        left: { progress: '未核对完', toMend: 0, toExplain: 0, findings: [], maybe: FORMULA_MENDED },
      },
      {
        does: [{ does: 'type', at: '1-3-3!F7', value: '247.18' }],
        left: { ...DONE, findings: [], maybe: FORMULA_MENDED },
      },
      { does: [], left: { ...DONE, findings: [], maybe: FORMULA_MENDED } },
    ],
  },
]
