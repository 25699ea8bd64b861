import type { UnitYear } from '../unit-year.ts'
import { DONE, WRONG_SUM } from './sheets.ts'

/** The reviewer's own hand. */
export const reviewedUnits: readonly UnitYear[] = [
  {
    unit: '梅川市司法局',
    tries: 'the reviewer gives a score of his own and asks no more about a doubt; it stands in every later round',
    set: {
      changes: { ...WRONG_SUM, '1-3-1!F19': '90公斤', '1-3-1!F12': '建成高标准农田2.6万亩，新修机耕道82.4公里。' },
    },
    rounds: [
      {
        progress: '待改正',
        toMend: 1,
        toExplain: 1,
        findings: ['PC-02 1-3-1!I19 请说明', 'ZJ-01 1-3-2!E7 请改正'],
        reviewed: { '1-3-4': '99.59 优' },
      },
      {
        does: [
          { does: 'type', at: '1-3-4!复核得分21', value: '0' },
          { does: 'write', at: '1-3-4!审核意见21', words: '联农带农机制没有文件依据，不计分。' },
          { does: 'answer', on: 'PC-02 1-3-1', under: '处理', words: '不作要求' },
          { does: 'type', at: '1-3-2!E7', value: '186.5' },
        ],
        left: { ...DONE, findings: ['PC-02 1-3-1!I19 不作要求'], reviewed: { '1-3-4': '89.59 良' } },
      },
      {
        does: [{ does: 'save-elsewhere' }],
        left: { ...DONE, findings: ['PC-02 1-3-1!I19 不作要求'], reviewed: { '1-3-4': '89.59 良' } },
      },
      {
        does: [{ does: 'type', at: '1-3-4!复核得分21', value: '5' }],
        left: { ...DONE, findings: ['PC-02 1-3-1!I19 不作要求'], reviewed: { '1-3-4': '94.59 优' } },
      },
    ],
  },
]
