import type { UnitYear } from '../unit-year.ts'
import { BASIC, DONE, OVER, WRONG_SUM } from './sheets.ts'

export const mendedUnits: readonly UnitYear[] = [
  {
    unit: '广西石桥市教育局',
    tries:
      'errors are mended one after the other, a new one is made while mending, and one that asks for a reason is explained',
    set: { changes: { ...WRONG_SUM, ...OVER, [`${BASIC}!F12`]: '5.27', '1-3-3!F22': '81%' } },
    rounds: [
      {
        progress: '待改正',
        toMend: 5,
        toExplain: 0,
        findings: [
          `JC-03 ${BASIC}!F7 请改正`,
          'ZJ-01 1-3-2!E7 请改正',
          'DF-03 1-3-3!H22 请改正',
          'PC-01 1-3-3!I22 请改正',
          'PC-02 1-3-4!I14 请改正',
        ],
      },
      {
        does: [
          { does: 'type', at: `${BASIC}!F12`, value: '4.27' },
          { does: 'answer', on: `JC-03 ${BASIC}!F7`, under: '情况说明', words: '接待费录入有误，已按账改正。' },
          { does: 'type', at: '1-3-3!H22', value: '9' },
          { does: 'type', at: '1-3-3!H23', value: '92.29' },
        ],
        left: {
          progress: '待改正',
          toMend: 3,
          toExplain: 0,
          findings: [
            'ZJ-01 1-3-2!E7 请改正',
            'PC-01 1-3-3!I22 请改正',
            'DF-02 1-3-3!H23 已代为更正',
            'PC-02 1-3-4!I14 请改正',
          ],
        },
      },
      {
        does: [
          { does: 'write', at: '1-3-3!I22', words: '高温停产影响满意度。改进措施：提前告知，2024年分批免疫。' },
          { does: 'type', at: '1-3-2!E7', value: '186.5' },
          { does: 'answer', on: 'PC-02 1-3-4!I14', under: '情况说明', words: '自治区年中追加示范项目14个。' },
        ],
        left: { ...DONE, findings: ['DF-02 1-3-3!H23 已采纳', 'PC-02 1-3-4!I14 已说明'] },
      },
      { does: [], left: { ...DONE, findings: ['DF-02 1-3-3!H23 已采纳', 'PC-02 1-3-4!I14 已说明'] } },
    ],
  },
]
