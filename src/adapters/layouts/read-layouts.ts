import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import * as v from '../json/json.ts'
import type { FormLayout } from '../../core/drawing/layouts/form-layout.ts'
import { layoutFaults } from '../../core/drawing/layouts/layout-faults.ts'
import { asLayout, layoutSchema } from './layout-schema.ts'

/** A layout's file that cannot be used; the message names the file and each field, in plain Chinese. */
export class LayoutFileError extends Error {
  override readonly name = 'LayoutFileError'
}

/** Every layout of the folder, in the order of their numbers. Throws LayoutFileError. */
export function readLayouts(folder: string): readonly FormLayout[] {
  const layouts = filesIn(folder).map((file) => readLayout(join(folder, file)))
  return layouts.sort((a, b) => numberOf(a) - numberOf(b) || (a.id < b.id ? -1 : 1))
}

/** 「v5」 among its names → 5; those without a number come last. */
function numberOf({ aliases }: FormLayout): number {
  return Number(/^v(\d+)$/.exec(aliases[0] ?? '')?.[1] ?? Number.MAX_SAFE_INTEGER)
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.json'))
  } catch (cause) {
    throw new LayoutFileError(`找不到表样文件夹「${folder}」，程序没有装全，请重新安装。`, { cause })
  }
}

/** One layout. Throws LayoutFileError. */
export function readLayout(path: string): FormLayout {
  const shown = basename(path)
  const { success, output, issues } = v.safeParse(layoutSchema, contentOf(path, shown))
  if (!success) throw new LayoutFileError(told(shown, issues.map(sentence)))
  const layout = asLayout(output)
  const faults = layoutFaults(layout).map(({ at, what }) => `${at}：${what}`)
  if (faults.length > 0) throw new LayoutFileError(told(shown, faults))
  return layout
}

function contentOf(path: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))
  } catch (cause) {
    const why = cause instanceof SyntaxError ? '不是完整的 JSON，请检查引号、逗号和括号' : '读不出来'
    throw new LayoutFileError(`表样「${shown}」${why}。`, { cause })
  }
}

const MOST = 10

function told(shown: string, faults: readonly string[]): string {
  const more = faults.length > MOST ? [`…另有 ${faults.length - MOST} 处`] : []
  return `表样「${shown}」有 ${faults.length} 处写得不对：\n${[...faults.slice(0, MOST), ...more].map((each) => `  ${each}`).join('\n')}`
}

/** 「blocks[1].columns[0].field：应是 initial、annual…之一，现为 total」. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const at = (issue.path ?? []).reduce<string>(
    (path, { key }) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? `${key}` : `${path}.${key}`),
    '',
  )
  return `${at || '整个文件'}：${what(issue)}`
}

/** The library says in English what is `Invalid`; what the schema says itself is Chinese already. */
function what({ type, expected, received, message }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return '没有写'
  if (expected === 'never') return '没有这个字段，请检查拼写'
  if (!message.startsWith('Invalid ')) return `${message}，现为 ${received}`
  const choices = expected?.split(' | ').map((each) => KINDS[each] ?? each) ?? [type]
  const wanted = choices.length > 1 ? `${choices.join('、').replace(/[()]/g, '')} 之一` : choices[0]
  return `应是 ${wanted}，现为 ${KINDS[received] ?? received}`
}

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数',
  boolean: 'true 或 false',
  Array: '列表 […]',
  Object: '一组字段 {…}',
  null: '空',
}
