import * as v from '../json/json.ts'
import type { FormLayout } from '../../core/drawing/layouts/form-layout.ts'
import { columnNumber } from '../../core/model/cell-address.ts'

/** What a file of templates/layouts/ looks like; its columns are the letters of a spreadsheet, 「C」 or 「C:F」. */
const span = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{1,2}(:[A-Z]{1,2})?$/, '应是列的字母，如 "C" 或 "C:F"'),
  v.transform((text) => {
    const [from = '', to = from] = text.split(':')
    return { from: columnNumber(from), to: columnNumber(to) }
  }),
)

const words = v.pipe(v.string(), v.nonEmpty('不能空着'))
const count = v.pipe(v.number(), v.integer('应是整数'), v.minValue(0, '不能小于 0'), v.maxValue(100, '不能大于 100'))

const CELL = '应是一格，如 ["主管部门", "A:C"]；长的文字写 ["{measures}", "D:L", "prose"]'
const cell = v.pipe(
  v.union([v.strictTuple([v.string(), span]), v.strictTuple([v.string(), span, v.literal('prose')])], CELL),
  v.transform(([text, { from, to }, kind]) =>
    kind === undefined ? ([text, from, to] as const) : ([text, from, to, kind] as const),
  ),
)

const head = { at: span, label: v.string() }

/** `at` becomes `from` and `to`. */
function placed<Head extends { readonly at: v.InferOutput<typeof span> }>({ at, ...rest }: Head) {
  return { ...rest, ...at }
}

const rows = v.strictObject({
  kind: v.literal('rows'),
  rows: v.pipe(v.array(v.array(cell)), v.nonEmpty('不能空着')),
  height: v.exactOptional(v.number()),
})

const funds = v.strictObject({
  kind: v.literal('funds'),
  block: v.exactOptional(cell),
  label: span,
  columns: v.array(
    v.pipe(
      v.strictObject({
        ...head,
        field: v.picklist(['initial', 'annual', 'arrived', 'executed', 'maxScore', 'rate', 'score', 'nothing']),
      }),
      v.transform(placed),
    ),
  ),
  rows: v.array(
    v.strictObject({ label: v.string(), lines: v.array(v.picklist(['total', 'fiscal', 'carryover', 'other'])) }),
  ),
  unscored: v.string(),
  yuan: v.exactOptional(v.boolean()),
})

const goalHead = v.pipe(v.strictObject(head), v.transform(placed))
const goals = v.strictObject({
  kind: v.literal('goals'),
  block: v.exactOptional(cell),
  expected: goalHead,
  actual: goalHead,
  further: v.exactOptional(v.array(v.pipe(v.strictObject({ ...head, text: v.string() }), v.transform(placed)))),
  several: v.exactOptional(v.boolean()),
})

const INDICATOR_FIELDS = [
  'level1',
  'level2',
  'level3',
  'numberedLevel3',
  'level3WithTarget',
  'target',
  'nature',
  'value',
  'unit',
  'actual',
  'bareActual',
  'maxScore',
  'score',
  'fullScore',
  'reason',
  'nothing',
] as const

const indicators = v.strictObject({
  kind: v.literal('indicators'),
  block: v.exactOptional(cell),
  columns: v.array(
    v.pipe(
      v.strictObject({
        ...head,
        field: v.picklist(INDICATOR_FIELDS),
        over: v.exactOptional(words),
        text: v.exactOptional(v.string()),
      }),
      v.transform(placed),
    ),
  ),
  weightedLevel1: v.exactOptional(v.boolean()),
  executionRow: v.exactOptional(v.strictObject({ level1: words, level2: words, level3: words })),
})

const weights = v.strictObject({
  groups: v.array(v.strictObject({ name: words, weight: count, level2: v.record(words, count) })),
  execution: count,
  goal: v.exactOptional(count),
})

export const layoutSchema = v.strictObject({
  about: v.exactOptional(v.string()),
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, '应是小写字母、数字和 - 组成的名称，如 "yunnan"')),
  aliases: v.optional(v.array(words), []),
  places: v.pipe(v.array(words), v.nonEmpty('至少写一个地名')),
  title: words,
  file: v.pipe(words, v.regex(/^[^\\/:*?"<>|]+$/, '是文件名，不能有 \\ / : * ? " < > |')),
  form: v.picklist(['project', 'department']),
  weights: v.exactOptional(weights),
  sheetName: v.pipe(words, v.maxLength(31, '工作表名称最多 31 个字')),
  orientation: v.picklist(['portrait', 'landscape']),
  columnWidths: v.pipe(v.array(v.pipe(v.number(), v.minValue(1, '不能小于 1'))), v.nonEmpty('不能空着')),
  lines: v.array(
    v.strictTuple([v.string(), v.picklist(['attachment', 'title', 'lineLeft', 'lineCentre', 'lineRight'])]),
  ),
  blocks: v.array(v.variant('kind', [rows, funds, goals, indicators])),
  notes: v.array(v.string()),
})

/** What passes the check is what the drawing takes, by the compiler's word. */
export function asLayout({ about: _, ...layout }: v.InferOutput<typeof layoutSchema>): FormLayout {
  return layout
}
