import { LEVELS } from '../rules/outcome.ts'
import type { ExaminedFile } from './examined-file.ts'
import type { ResultLine } from './read-results.ts'
import { fileNameOf } from '../identity/place-name.ts'
import { oneLine } from '../identity/unit-key.ts'

export interface LetterInput {
  readonly unit: string
  readonly person: string
  readonly files: readonly ExaminedFile[]
  /** How often this unit has been written to in this campaign, this time included. */
  readonly round: number
  /** Who signs; '' for nobody. */
  readonly office: string
}

export interface Letter {
  readonly subject: string
  readonly text: string
  readonly errors: number
  readonly warnings: number
}

const MOST_FINDINGS = 6
const LONGEST_MESSAGE = 140

/** Subject and text of a message to a department: what was found, the most important of it, and what to do now. */
export function letter({ unit, person, files, round, office }: LetterInput): Letter {
  const lines = files.flatMap((file) => (file.results?.lines ?? []).map((line) => ({ ...line, file: fileName(file) })))
  const counts = countsOf(lines)
  const year = files.find((file) => file.year !== undefined)?.year
  const about = `${year === undefined ? '' : `${year}年度`}绩效自评表`
  const again = round > 1 ? `（第${round}次）` : ''
  return {
    subject: `${unit}：${about}审核结果${again}`,
    text: [
      greeting(unit, person),
      '',
      `　　你单位报送的${about}已审核${again}，批注并更正后的工作簿见附件（${files.length} 个）。`,
      '',
      ...summary(counts),
      ...mostImportant(lines, files.length > 1),
      '',
      ...whatToDo(counts),
      '',
      ...attachmentNames(files),
      ...(office === '' ? [] : ['', oneLine(office)]),
      '',
    ].join('\n'),
    errors: counts.error,
    warnings: counts.warning,
  }
}

function greeting(unit: string, person: string): string {
  return person === '' ? `${unit}：` : `${unit}（联系人：${person}）：`
}

type Counts = Readonly<Record<'error' | 'warning' | 'explained' | 'info' | 'corrected', number>>

function countsOf(lines: readonly ResultLine[]): Counts {
  const count = (matches: (line: ResultLine) => boolean): number => lines.filter(matches).length
  return {
    error: count((line) => line.level === 'error'),
    warning: count((line) => line.level === 'warning'),
    explained: count((line) => line.explained),
    info: count((line) => line.level === 'info'),
    corrected: count((line) => line.handling === '已更正'),
  }
}

function summary(counts: Counts): string[] {
  if (counts.error + counts.warning + counts.info === 0) return ['　　审核情况：没有发现问题。']
  const explained = counts.explained > 0 ? `（其中 ${counts.explained} 处你单位已说明）` : ''
  const corrected = counts.corrected > 0 ? `；${counts.corrected} 处已代为更正，请核对` : ''
  return [
    `　　审核情况：错误 ${counts.error} 处，疑点 ${counts.warning} 处${explained}，提示 ${counts.info} 条${corrected}。`,
  ]
}

/**
 * Errors that the department must mend, then those already mended, then doubts without an explanation; one of each
 * rule, with how many there are.
 */
function mostImportant(lines: readonly (ResultLine & { readonly file: string })[], several: boolean): string[] {
  const rank = (line: ResultLine): number => (line.level === 'error' ? (line.handling === '已更正' ? 1 : 0) : 2)
  const open = lines.filter((line) => line.level !== 'info' && !line.explained)
  if (open.length === 0) return []
  const byRule = new Map<string, (typeof open)[number][]>()
  for (const line of open.toSorted((a, b) => rank(a) - rank(b)))
    byRule.set(line.rule, [...(byRule.get(line.rule) ?? []), line])
  const shown = [...byRule.values()].slice(0, MOST_FINDINGS)
  const listed = shown.flatMap(([line, ...same], index) => [
    `${index + 1}. 【${LEVELS[line!.level]}】${several ? `${line!.file}　` : ''}${place(line!.place)}　${oneLine(line!.label)}`,
    `   ${cut(oneLine(line!.message))}${same.length > 0 ? `（同类的还有 ${same.length} 处）` : ''}`,
  ])
  const covered = shown.reduce((sum, all) => sum + all.length, 0)
  const rest =
    covered < open.length ? [`（另有别类的 ${open.length - covered} 处，全部列在附件的「审核结果」工作表里。）`] : []
  return ['', '最要紧的问题：', ...listed, ...rest]
}

/** 「1-3-1!H19」 → 「1-3-1」表 H19. */
function place(text: string): string {
  const at = text.lastIndexOf('!')
  return at < 0 ? oneLine(text) : `「${oneLine(text.slice(0, at))}」表 ${text.slice(at + 1)} 格`
}

function cut(text: string): string {
  const letters = [...text]
  return letters.length > LONGEST_MESSAGE ? `${letters.slice(0, LONGEST_MESSAGE).join('')}……` : text
}

function whatToDo(counts: Counts): string[] {
  if (counts.error + counts.warning === 0) return ['　　附件请留存，不必再报。']
  return [
    '怎样办理：打开附件，先看「审核结果」，点「位置」可跳到那一格。红色是错误，请改正；黄色是疑点，请改正，或在「审核结果」的「情况说明」栏写明理由；绿色是已代为更正的数，请核对。',
    '改好后把同一个工作簿交回即可，表上的批注和颜色不必手工删除。',
  ]
}

/** Some mail programs show Chinese attachment names as garbage: each can be told by a plain name, too. */
function attachmentNames(files: readonly ExaminedFile[]): string[] {
  return [
    '附件（名称如显示为乱码，请按括号里的名称另存）：',
    ...files.map((file, index) => `${index + 1}. ${fileName(file)}（${plainName(file, index)}）`),
  ]
}

function plainName(file: Pick<ExaminedFile, 'path' | 'sha256'>, index: number): string {
  return `shenhe-${index + 1}-${file.sha256.slice(0, 8)}${/\.xlsm$/i.test(file.path) ? '.xlsm' : '.xlsx'}`
}

export function fileName({ path }: Pick<ExaminedFile, 'path'>): string {
  return fileNameOf(path)
}
