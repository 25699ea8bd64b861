import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const STRINGS = 'xl/sharedStrings.xml'
const FIRST = [...'桐槐枫榆柏樟梧楠桂梅荷兰菊竹松柳']
const SECOND = [...'岭湾塘溪坪冲坳垅洲港桥渡坝滩岗峪']
/** Shorter texts are mostly labels, figures and marks, which are the same in every workbook. */
const LONG = 14

/** How many different ones there are. */
export const MOST_VARIATIONS = FIRST.length * SECOND.length

/**
 * The same workbook in other words: the place has another name, and every long text an addition of its own. Labels and
 * figures stay, so that as much is found in it; what is remembered of texts met before does not help with the others.
 */
export function variationsOf(workbook: Uint8Array, place: string, count: number): Uint8Array[] {
  const parts = unzipSync(workbook)
  const strings = strFromU8(parts[STRINGS]!)
  return Array.from({ length: Math.min(count, MOST_VARIATIONS) }, (_, number) => {
    const name = FIRST[number % FIRST.length]! + SECOND[Math.floor(number / FIRST.length)]!
    const varied = strings
      .replaceAll(place, name)
      .replace(
        /(<t(?: [^>]*)?>)([^<]*)(?=<\/t>)/g,
        (_whole, tag: string, text: string) => tag + inOtherWords(text, name),
      )
    return zipSync({ ...parts, [STRINGS]: strToU8(varied) }, { mtime: new Date(2024, 0, 1) })
  })
}

/** The addition stands where a clause ends: titles, which have none, stay titles. */
function inOtherWords(text: string, addition: string): string {
  return text.length < LONG ? text : text.replace(/[，。；](?=[^0-9]*$)/, (mark) => `（${addition}）${mark}`)
}
