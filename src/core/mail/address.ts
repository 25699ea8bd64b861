import { hasControlCharacter } from '../identity/unit-key.ts'

/** An address that may be used, or the reason why not, in words for the clerk. */
export type CheckedAddress = { readonly address: string; readonly domain: string } | { readonly refused: string }

const LOCAL = /^[A-Za-z0-9_](?:[A-Za-z0-9_+-]|\.(?!\.))*$/
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/
const TOP_LABEL = /^[A-Za-z]{2,63}$/

/**
 * One bare address of plain ASCII letters, as RFC 5321 writes a Mailbox without quoting, comments, literals or lists.
 * Stricter than the RFC on purpose: what two programs might read differently is refused, never mended. Only plain
 * spaces around it are taken off. The domain comes in lower case.
 */
export function checkAddress(cell: string): CheckedAddress {
  if (hasControlCharacter(cell)) return { refused: '邮箱里有换行或看不见的控制字符' }
  const text = cell.replace(/^ +| +$/g, '')
  if (text === '') return { refused: '没有填邮箱' }
  if (/^mailto:/i.test(text)) return { refused: '邮箱前面多了「mailto:」' }
  if (/[\u0080-\u{10ffff}]/u.test(text)) return { refused: '邮箱里有全角字符、汉字或看不见的字符' }
  if ((text.match(/@/g)?.length ?? 0) > 1 || /[,;|/]/.test(text)) return { refused: '一格里写了不止一个邮箱' }
  if (/[<>"'():\\[\]]/.test(text)) return { refused: '邮箱里夹着姓名、引号或括号，只能写邮箱本身' }
  if (/\s/.test(text)) return { refused: '邮箱中间有空格' }
  return checkParts(text)
}

function checkParts(text: string): CheckedAddress {
  const at = text.indexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1).toLowerCase()]
  const labels = domain.split('.')
  const sound =
    at > 0 &&
    local.length <= 64 &&
    domain.length <= 253 &&
    LOCAL.test(local) &&
    !local.endsWith('.') &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    TOP_LABEL.test(labels.at(-1)!)
  return sound ? { address: `${local}@${domain}`, domain } : { refused: '不是写法正确的邮箱' }
}

/**
 * A domain for the allow-list: 「example.gov.cn」, or 「*.example.gov.cn」 for everything below it; undefined for what is
 * neither.
 */
export function allowedDomain(text: string): string | undefined {
  const domain = text.toLowerCase().replace(/^@/, '')
  const bare = domain.replace(/^\*\./, '')
  return 'address' in checkAddress(`a@${bare}`) ? domain : undefined
}

/** Whether a domain stands on the list. 「*.gov.cn」 means what lies below gov.cn, not gov.cn itself. */
export function isAllowed(domain: string, list: readonly string[]): boolean {
  return list.some((each) => (each.startsWith('*.') ? domain.endsWith(each.slice(1)) : domain === each))
}
