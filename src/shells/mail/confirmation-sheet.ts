import { CONFIRMATION_HEADS } from '../../core/mail/confirmations.ts'
import type { MailPlan } from '../../core/mail/plan-messages.ts'
import type { SheetDraft } from '../../core/model/sheet-draft.ts'
import { STYLES, tableSheet } from '../report/table-sheet.ts'

/** 待确认.xlsx: beside the plan, for a person to fill in and hand to the next `mail plan`. */
export const CONFIRMATION_SHEET = '待确认.xlsx'

/**
 * A line for each set that a person may decide on, what was decided before among them; undefined where there is none.
 */
export function confirmationSheet({ questions }: Pick<MailPlan, 'questions'>): SheetDraft | undefined {
  if (questions.length === 0) return undefined
  return tableSheet({
    name: '待确认',
    title: '请确认下列工作簿发给谁',
    notes: [
      '看过工作簿、确实知道是哪个单位的，在「发给」一栏写上通讯录里的单位名称；不能确定的空着，就不发。',
      '存盘后重新运行同一命令做计划，写好的就照办。「编号」不要改：工作簿的内容一变，确认就不再算数。',
    ],
    columns: [
      { head: CONFIRMATION_HEADS.unit, width: 24 },
      { head: CONFIRMATION_HEADS.paths, width: 40 },
      { head: CONFIRMATION_HEADS.reason, width: 56 },
      { head: CONFIRMATION_HEADS.suggestion, width: 22 },
      { head: CONFIRMATION_HEADS.answer, width: 22 },
      { head: CONFIRMATION_HEADS.key, width: 20 },
    ],
    rows: questions.map(({ unit, paths, reason, suggestion, answer, key }) => [
      unit,
      paths.join('\n'),
      reason,
      [suggestion, STYLES.middle],
      [answer, STYLES.yellow],
      [key, STYLES.middle],
    ]),
  })
}
