import type { UnitYear } from '../unit-year.ts'
import { BASIC, CHAIN, DONE, WHOLE } from './sheets.ts'

/** What becomes of our corrections: they are left, saved by another program, taken back. */
export const correctedUnits: readonly UnitYear[] = [
  {
    unit: '云溪市农业农村局',
    tries: 'what we corrected is handed back untouched, then saved by another program, then untouched again',
    set: { changes: { [`${BASIC}!F5`]: '95%', [`${WHOLE}!H28`]: '99.5', ...CHAIN } },
    rounds: [
      {
        ...DONE,
        stated: { [WHOLE]: '99.5' },
        findings: [
          `JC-01 ${BASIC}!F5 已代为更正`,
          `DF-02 ${WHOLE}!H28 已代为更正`,
          'ZJ-03 1-3-1!H7 已代为更正',
          'ZJ-04 1-3-1!I7 已代为更正',
          'DF-02 1-3-1!H23 已代为更正',
        ],
      },
      {
        does: [],
        left: {
          ...DONE,
          stated: { [WHOLE]: '99.01' },
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            `DF-02 ${WHOLE}!H28 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 已采纳',
          ],
        },
      },
      {
        does: [{ does: 'save-elsewhere' }],
        left: {
          ...DONE,
          stated: { [WHOLE]: '99.01' },
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            `DF-02 ${WHOLE}!H28 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 已采纳',
          ],
        },
      },
      {
        does: [],
        left: {
          ...DONE,
          stated: { [WHOLE]: '99.01' },
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            `DF-02 ${WHOLE}!H28 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 已采纳',
          ],
        },
      },
    ],
  },
  {
    unit: '白鹭市卫生健康局',
    tries: 'a correction is taken back without a word, then with words, then the reviewer asks no more',
    set: { changes: { [`${BASIC}!F5`]: '95%', ...CHAIN } },
    rounds: [
      {
        ...DONE,
        findings: [
          `JC-01 ${BASIC}!F5 已代为更正`,
          'ZJ-03 1-3-1!H7 已代为更正',
          'ZJ-04 1-3-1!I7 已代为更正',
          'DF-02 1-3-1!H23 已代为更正',
        ],
      },
      {
        does: [{ does: 'type', at: '1-3-1!H23', value: '90' }],
        left: {
          progress: '待改正',
          toMend: 1,
          toExplain: 0,
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 请改正',
          ],
        },
      },
      {
        does: [
          {
            does: 'answer',
            on: 'DF-02 1-3-1!H23',
            under: '情况说明',
            words: '党组会议定的总分是98分，附会议纪要。',
          },
        ],
        left: {
          progress: '待改正',
          toMend: 1,
          toExplain: 0,
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 请改正',
          ],
        },
      },
      {
        does: [{ does: 'answer', on: 'DF-02 1-3-1!H23', under: '处理', words: '不作要求' }],
        left: {
          ...DONE,
          findings: [
            `JC-01 ${BASIC}!F5 已采纳`,
            'ZJ-03 1-3-1!H7 已采纳',
            'ZJ-04 1-3-1!I7 已采纳',
            'DF-02 1-3-1!H23 不作要求',
          ],
        },
      },
    ],
  },
]
