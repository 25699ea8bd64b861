import { type Asking, ASKS, askOf } from './lines.ts'

/**
 * What became of one finding, in a word: 已采纳 不作要求 已说明 已更正, 待处理 for what is left to do, and 提示 for what asks for
 * nothing.
 */
export function statusWord(finding: Pick<Asking, 'severity' | 'status' | 'correction'>): string {
  const ask = askOf(finding)
  if (ask === 'mend' || ask === 'explain') return '待处理'
  return ask === 'corrected' ? '已更正' : ASKS[ask]
}
