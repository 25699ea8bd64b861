/** The format of a cell that has none of its own. */
export function isGeneral(code: string): boolean {
  return code === '' || /^(general|g\/通用格式|standard)$/i.test(code)
}

/** 「[DBNum2][$-804]General」, the amount in capital characters: the letters of the word are no date. */
const GENERAL = /^general$/i

/** True when the first section of a code shows a date, a weekday (aaa) or a time (ECMA-376 Part 1, 18.8.31). */
export function isDateFormat(code: string): boolean {
  if (isGeneral(code)) return false
  for (let at = 0; at < code.length; at++) {
    const char = code[at]!
    if (char === ';') return false
    if (char === '"') at = endOf(code, '"', at + 1)
    else if (char === '\\' || char === '_' || char === '*') at++
    else if (/g/i.test(char) && GENERAL.test(code.slice(at, at + 7))) at += 6
    else if (char === '[') {
      const end = endOf(code, ']', at + 1)
      if (/^(h+|m+|s+)$/i.test(code.slice(at + 1, end))) return true
      at = end
    } else if (/[ymdhs]/i.test(char) || /^aaa/i.test(code.slice(at, at + 3))) return true
    else if (/e/i.test(char) && !/[+-]/.test(code[at + 1] ?? '')) return true
    else if (/g/i.test(char) && code.startsWith('/通用格式', at + 1)) return false
  }
  return false
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from)
  return end < 0 ? code.length : end
}
