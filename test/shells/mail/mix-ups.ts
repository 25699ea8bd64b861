import { createHash } from 'node:crypto'
import type { ContactRow } from '../../../src/core/mail/contacts.ts'
import type { ExaminedFile } from '../../../src/core/mail/examined-file.ts'
import { head } from './heads.ts'

/** Seeded random numbers (mulberry32): the same seed, the same mix-ups. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Addresses by which mail programs were led to somebody else; all must be refused, whatever stands around them. `%` is
 * the right address.
 */
export const PAYLOADS: readonly string[] = [
  '%\r\nRCPT TO:<evil@evil.example>',
  '%\nBcc: evil@evil.example',
  '%, evil@evil.example',
  '%;evil@evil.example',
  '%，evil@evil.example',
  '%、evil@evil.example',
  '% evil@evil.example',
  'evil <%>',
  '"evil@evil.example" <%>',
  '"evil@evil.example x"@example.cn',
  '<%><evil@evil.example>',
  'group: %, evil@evil.example;',
  'mailto:%',
  '%(evil@evil.example)',
  '＠%',
  '%\u200b',
  '\u202e%',
  'evil@evil.example:%',
  '%@evil.example',
  '"%"@evil.example',
  'evil@[127.0.0.1]',
  'evil@evil.example#%',
  'ｅvil@example.cn',
  '%\u0000',
  '%\t',
  'evil%evil.example@evil.example',
  'a@b@%',
  '%>',
  '\\%',
  'evil@evil.example|%',
]

export interface MixUp {
  readonly contacts: readonly ContactRow[]
  readonly files: readonly ExaminedFile[]
  readonly bytes: ReadonlyMap<string, Uint8Array>
  /** The only address at which each unit may be reached, by the truth; where the list does not say it soundly, none. */
  readonly truth: ReadonlyMap<string, string>
}

const PLACES = ['云溪', '临江', '石桥', '白沙', '青山', '沙河', '龙泉', '南溪']
const OFFICES = [
  '教育局',
  '财政局',
  '农业农村局',
  '水利局',
  '卫生健康局',
  '商务局',
  '林业局',
  '民政局',
  '审计局',
  '统计局',
]
const LEVELS = ['市', '县', '区']

/** So many units with their workbooks, and among them every kind of mix-up that the seed brings. */
export function mixUp(seed: number, count: number): MixUp {
  const random = randomFrom(seed)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!
  const units = Array.from({ length: count }, (_, index) => {
    const name = `${PLACES[index % 8]}${LEVELS[Math.floor(index / 8) % 3]}${OFFICES[Math.floor(index / 24) % 10]}${index < 240 ? '' : `第${Math.floor(index / 240)}中心`}`
    return { name, address: `u${index}@d${index % 7}.example.cn` }
  })
  const truth = new Map(units.map(({ name, address }) => [name, address]))
  const contacts: ContactRow[] = []
  const files: ExaminedFile[] = []
  const bytes = new Map<string, Uint8Array>()
  const lies: { name: string; address: string }[] = []
  const row = (unit: string, email: string, more: Partial<ContactRow> = {}): void =>
    void contacts.push({
      place: `第 ${contacts.length + 2} 行`,
      hidden: random() < 0.05,
      unit,
      aliases: '',
      email,
      person: '',
      shared: '',
      ...more,
    })
  const file = (path: string, names: readonly string[], truly: string): void => {
    const content = new TextEncoder().encode(`workbook of ${truly}\n${path}`)
    bytes.set(path, content)
    files.push({
      path,
      sha256: createHash('sha256').update(content).digest('hex'),
      size: content.length,
      heads: names.length === 0 ? [head({ filer: '' })] : names.map((filer) => head({ filer })),
      year: 2025,
      single: [],
      corrected: true,
    })
  }
  for (const { name, address } of units) {
    const other = pick(units)
    const variant = pick([name, ` ${name} `, `\u200b${name}`, name.replace(/局$/, '局　'), [...name].join(' ')])
    const folder = pick([`${name}/`, '', `${name}/`])
    const path = `${folder}${name}2025年自评.xlsx`
    switch (Math.floor(random() * 16)) {
      case 0:
        row(name, pick(PAYLOADS).replaceAll('%', address))
        file(path, [name], name)
        break
      case 1:
        row(name, address)
        row(name, other.address)
        file(path, [name], name)
        break
      case 2:
        row(name, address)
        row(
          name,
          address.toUpperCase().replace(/@.*/, (domain) => domain.toLowerCase()),
        )
        file(path, [name], name)
        break
      case 3:
        // In another unit's folder.
        row(name, address)
        file(`${other.name}/${name}2025年自评表${files.length}.xlsx`, [name], name)
        break
      case 4:
        // Named after another unit.
        row(name, address)
        file(`${folder}${other.name}2025年自评${files.length}.xlsx`, [name], name)
        break
      case 5:
        // Two units in one workbook.
        row(name, address)
        file(path, [name, other.name], name)
        break
      case 6:
        // A name that is only alike.
        row(name, address)
        file(path, [name.replace(/[市县区]/, '')], name)
        break
      case 7:
        row(name, address, { aliases: other.name })
        file(path, [name], name)
        break
      case 8:
        row(name, other.address)
        file(path, [name], name)
        lies.push({ name, address: other.address })
        break
      case 9:
        row(`${name}\r\nBcc: evil@evil.example`, address)
        file(path, [name], name)
        break
      case 10:
        row(name, address, { aliases: `原${name}、${name}机关` })
        file(path, [`原${name}`, name], name)
        break
      default:
        row(variant, address)
        file(path, [variant], name)
    }
  }
  // Where the list itself gives an address to one unit only, and that is the wrong one, nobody can know.
  for (const { name, address } of lies) {
    if (contacts.filter((contact) => contact.email.toLowerCase().includes(address)).length === 1)
      truth.set(name, address)
  }
  return { contacts, files, bytes, truth }
}
