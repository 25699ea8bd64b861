import { parseCsv } from '../../src/adapters/csv/csv-tables.ts'

/** How severe a word about a row may be, mildest first. */
const LEVELS = ['silent', 'info', 'warning', 'error'] as const
export type Level = (typeof LEVELS)[number]

/**
 * One line of fixtures/judged: an indicator row as a department fills it, and what may be said of it. Columns:
 * fixtures/judged/README.md.
 */
export interface JudgedRow {
  /** 「cost.csv:17」, the line in the file, for whoever looks it up. */
  readonly line: string
  readonly kind: string
  readonly level2: string
  readonly name: string
  readonly target: string
  readonly actual: string
  readonly weight: string
  readonly score: string
  readonly reason: string
  /** The mildest that the severest finding may be, and the severest. */
  readonly least: Level
  readonly most: Level
  /** Rules of which one must be among the findings when `least` is warning or error; empty: any rule will do. */
  readonly codes: readonly string[]
  readonly why: string
}

const ASKED = [
  'kind',
  'level2',
  'name',
  'target',
  'actual',
  'weight',
  'score',
  'reason',
  'least',
  'most',
  'why',
] as const

/**
 * Reads one file of the corpus; a file that is not as its README says stops the run with a sentence that names the
 * line.
 */
export function readJudgedRows(bytes: Uint8Array, file: string): readonly JudgedRow[] {
  const { heads, rows } = parseCsv(bytes, file)
  const absent = ASKED.filter((column) => !heads.includes(column))
  if (absent.length > 0) throw new Error(`${file} lacks the columns ${absent.join(', ')}.`)
  return rows.map((cells, index) => {
    const line = `${file}:${index + 2}`
    if (cells.length !== heads.length) throw new Error(`${line} has ${cells.length} cells, its header ${heads.length}.`)
    const at = (column: string): string => cells[heads.indexOf(column)] ?? ''
    const [least, most] = [levelOf(at('least'), line), levelOf(at('most'), line)]
    if (isAbove(least, most)) throw new Error(`${line} asks for at least ${least} and at most ${most}.`)
    const codes = at('codes').split(/\s+/).filter(Boolean)
    const texts = {
      kind: at('kind'),
      level2: at('level2'),
      name: at('name'),
      target: at('target'),
      actual: at('actual'),
    }
    return {
      line,
      ...texts,
      weight: at('weight'),
      score: at('score'),
      reason: at('reason'),
      least,
      most,
      codes,
      why: at('why'),
    }
  })
}

export function isAbove(level: Level, other: Level): boolean {
  return LEVELS.indexOf(level) > LEVELS.indexOf(other)
}

/** True when the row must be told: a warning or an error is due. */
export function mustBeTold({ least }: JudgedRow): boolean {
  return isAbove(least, 'info')
}

/** True when a warning would already be one too many. */
export function mustStaySilent({ most }: JudgedRow): boolean {
  return !isAbove(most, 'info')
}

function levelOf(text: string, line: string): Level {
  const level = LEVELS.find((each) => each === text)
  if (level === undefined) throw new Error(`${line} has the level 「${text}」; there are ${LEVELS.join(', ')}.`)
  return level
}
