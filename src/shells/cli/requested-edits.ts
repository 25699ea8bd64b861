import * as json from '../../adapters/json/json.ts'
import { fromA1 } from '../../core/model/cell-address.ts'
import { MOST_CHARACTERS } from '../../core/model/cell-text.ts'
import { UsageError } from './environment.ts'

/** One entry of edits.json, checked. */
export interface RequestedEdit {
  readonly sheet: string
  readonly cell: string
  readonly value?: string
  readonly comment?: string
  readonly fill?: string
}

const KEYS = ['sheet', 'cell', 'value', 'comment', 'fill']

const NO_SHEET = '缺少 sheet（工作表名称）。'
const NO_CELL = '的 cell 应是单元格地址，如 "B3"。'
const NO_FILL = '的 fill 应是六位十六进制颜色，如 "FFFF00"。'

function text(key: string) {
  return json.pipe(
    json.string(`的 ${key}应是文字。`),
    json.maxLength(MOST_CHARACTERS, `的 ${key}超过 ${MOST_CHARACTERS} 个字，单元格放不下。`),
  )
}

/** What an entry must be; each message goes on after 「第 3 项」. */
const EDIT: json.Schema<RequestedEdit> = json.pipe(
  json.unknown(),
  json.check((entry) => !Array.isArray(entry), '应是一个对象：{"sheet": "…", "cell": "B3", …}。'),
  json.record(json.string(), json.unknown(), '应是一个对象：{"sheet": "…", "cell": "B3", …}。'),
  json.check(
    (entry) => unknownKey(entry) === undefined,
    ({ input }) => `有不认识的键「${unknownKey(input)}」，可用的有：${KEYS.join('、')}。`,
  ),
  json.object(
    {
      sheet: json.pipe(json.string(NO_SHEET), json.minLength(1, NO_SHEET)),
      cell: json.pipe(
        json.string(NO_CELL),
        json.check((cell) => fromA1(cell) !== undefined, NO_CELL),
      ),
      value: json.exactOptional(
        json.pipe(
          json.unknown(),
          json.transform((value) => (typeof value === 'number' ? String(value) : value)),
          text('value'),
        ),
      ),
      comment: json.exactOptional(text('comment')),
      fill: json.exactOptional(json.pipe(json.string(NO_FILL), json.regex(/^[0-9a-f]{6}$/i, NO_FILL))),
    },
    ({ path }) => (path?.at(-1)?.key === 'sheet' ? NO_SHEET : NO_CELL),
  ),
  json.check(
    ({ value, comment, fill }) => [value, comment, fill].some((each) => each !== undefined),
    '没有写改什么：value、comment、fill 至少要有一个。',
  ),
)

function unknownKey(entry: object): string | undefined {
  return Object.keys(entry).find((key) => !KEYS.includes(key))
}

/** Reads edits.json. Throws UsageError with one sentence naming the entry that is wrong. */
export function parseEdits(given: string, file: string): readonly RequestedEdit[] {
  const list = json.read(json.array(EDIT), given)
  if ('fault' in list) throw new UsageError(`「${file}」${complaint(list.fault)}`)
  if (list.value.length === 0) throw new UsageError(`「${file}」里没有改动。`)
  return list.value
}

function complaint({ kind, message, place }: json.Fault): string {
  if (kind === 'not-json') return '不是完整的 JSON，请检查引号、逗号和括号。'
  return place === ''
    ? '应是一个数组：[{"sheet": "…", "cell": "B3", "comment": "…"}]。'
    : `第 ${Number.parseInt(place, 10) + 1} 项${message}`
}
