import type { UnitYear } from '../unit-year.ts'
import { BASIC, DONE, OVER, OVER_AND_OVER, THREE_PUBLIC, TWO_FIGURES } from './sheets.ts'

/** What becomes of explanations, wherever they are written. */
export const explainedUnits: readonly UnitYear[] = [
  {
    unit: '青竹市水务局',
    tries: 'one explanation for a line, one for each place, one for a score that may be counted otherwise',
    set: { changes: { ...THREE_PUBLIC, ...OVER_AND_OVER, ...OVER, '1-3-4!F19': '7亿元', ...TWO_FIGURES } },
    rounds: [
      {
        progress: '待说明',
        toMend: 0,
        toExplain: 4,
        findings: [
          `JC-10 ${BASIC}!F7 请说明`,
          'PC-02 1-3-1!I15 请说明',
          'PC-02 1-3-1!I19 请说明',
          'PC-02 1-3-1!I20 请说明',
          'DF-03 1-3-2!H15 请说明',
          'PC-02 1-3-4!I14 请说明',
          'PC-02 1-3-4!I19 请说明',
        ],
      },
      {
        does: [
          {
            does: 'answer',
            on: 'PC-02 1-3-1',
            under: '情况说明',
            words: '省里年中追加任务，指标值按年初批复，没有调整。',
          },
          {
            does: 'answer',
            on: 'PC-02 1-3-4!I14',
            under: '情况说明',
            words: '新增乡村振兴示范项目14个，年初没有计划。',
          },
        ],
        left: {
          progress: '待说明',
          toMend: 0,
          toExplain: 3,
          findings: [
            `JC-10 ${BASIC}!F7 请说明`,
            'PC-02 1-3-1!I15 已说明',
            'PC-02 1-3-1!I19 已说明',
            'PC-02 1-3-1!I20 已说明',
            'DF-03 1-3-2!H15 请说明',
            'PC-02 1-3-4!I14 已说明',
            'PC-02 1-3-4!I19 请说明',
          ],
        },
      },
      {
        does: [
          { does: 'answer', on: `JC-10 ${BASIC}!F7`, under: '情况说明', words: '接待省级检查组三批，已报政府办备案。' },
          {
            does: 'answer',
            on: 'DF-03 1-3-2!H15',
            under: '情况说明',
            words: '按市局评分细则，节前专项检查一次计两次。',
          },
          { does: 'answer', on: 'PC-02 1-3-4!I19', under: '情况说明', words: '两家龙头企业扩产，产值高于预计。' },
        ],
        left: {
          ...DONE,
          findings: [
            `JC-10 ${BASIC}!F7 已说明`,
            'PC-02 1-3-1!I15 已说明',
            'PC-02 1-3-1!I19 已说明',
            'PC-02 1-3-1!I20 已说明',
            'DF-03 1-3-2!H15 已说明',
            'PC-02 1-3-4!I14 已说明',
            'PC-02 1-3-4!I19 已说明',
          ],
        },
      },
      {
        does: [],
        left: {
          ...DONE,
          findings: [
            `JC-10 ${BASIC}!F7 已说明`,
            'PC-02 1-3-1!I15 已说明',
            'PC-02 1-3-1!I19 已说明',
            'PC-02 1-3-1!I20 已说明',
            'DF-03 1-3-2!H15 已说明',
            'PC-02 1-3-4!I14 已说明',
            'PC-02 1-3-4!I19 已说明',
          ],
        },
      },
    ],
  },
  {
    unit: '松岭市交通运输局',
    tries: 'replies stand under 审核意见, 处理 and 说明, in a comment, beside the table and below it',
    set: {
      changes: {
        ...THREE_PUBLIC,
        [`${BASIC}!D5`]: '90',
        [`${BASIC}!F5`]: '104.65%',
        [`${BASIC}!D20`]: '250.36',
        [`${BASIC}!D19`]: '1086',
        '1-3-1!F19': '90公斤',
        '1-3-1!F12': '建成高标准农田2.6万亩，新修机耕道82.4公里。',
        '1-3-3!F14': '200万羽',
        '1-3-3!F12': '完成年度免疫任务，抗体合格率82.5%。',
        ...OVER,
      },
    },
    rounds: [
      {
        progress: '待说明',
        toMend: 0,
        toExplain: 6,
        findings: [
          `JC-02 ${BASIC}!D5 请说明`,
          `JC-10 ${BASIC}!F7 请说明`,
          `BJ-02 ${BASIC}!D20 请说明`,
          'PC-02 1-3-1!I19 请说明',
          'PC-02 1-3-3!I14 请说明',
          'PC-02 1-3-4!I14 请说明',
        ],
      },
      {
        does: [
          { does: 'write', at: '1-3-4!审核意见14', words: '新增乡村振兴示范项目，年初没有计划。' },
          { does: 'answer', on: `JC-10 ${BASIC}!F7`, under: '处理', words: '接待上级检查组，已备案。' },
          { does: 'answer', on: `JC-02 ${BASIC}!D5`, under: '说明', words: '军转干部安置4人，编制待批。' },
        ],
        left: {
          progress: '待说明',
          toMend: 0,
          toExplain: 3,
          findings: [
            `JC-02 ${BASIC}!D5 已说明`,
            `JC-10 ${BASIC}!F7 已说明`,
            `BJ-02 ${BASIC}!D20 请说明`,
            'PC-02 1-3-1!I19 请说明',
            'PC-02 1-3-3!I14 请说明',
            'PC-02 1-3-4!I14 已说明',
          ],
        },
      },
      {
        does: [
          { does: 'comment', at: '1-3-1!I19', words: '答复：推广新品种，增产高于预计。' },
          { does: 'write', at: '1-3-3!M14', words: '散养户自费免疫，数量高于计划。' },
          { does: 'write', at: `${BASIC}!A35`, words: '动物疫病防控年中调整预算2万元，以批复为准。' },
        ],
        left: {
          progress: '待说明',
          toMend: 0,
          toExplain: 1,
          findings: [
            `JC-02 ${BASIC}!D5 已说明`,
            `JC-10 ${BASIC}!F7 已说明`,
            `BJ-02 ${BASIC}!D20 请说明`,
            'PC-02 1-3-1!I19 已说明',
            'PC-02 1-3-3!I14 已说明',
            'PC-02 1-3-4!I14 已说明',
          ],
        },
      },
      {
        does: [{ does: 'answer', on: `BJ-02 ${BASIC}!D20`, under: '情况说明', words: '见表下：年中调整预算。' }],
        left: {
          ...DONE,
          findings: [
            `JC-02 ${BASIC}!D5 已说明`,
            `JC-10 ${BASIC}!F7 已说明`,
            `BJ-02 ${BASIC}!D20 已说明`,
            'PC-02 1-3-1!I19 已说明',
            'PC-02 1-3-3!I14 已说明',
            'PC-02 1-3-4!I14 已说明',
          ],
        },
      },
    ],
  },
]
