import { DEFAULT_LIMITS, type PackageLimits } from './package-limits.ts'
import { decodePart, type PartText } from './part-text.ts'
import { PackageFault } from './package-fault.ts'
import { attributeOf, childrenOf, parseXml } from './xml/xml-tree.ts'
import { entryContent, openZip, samePacked, startsLikeZip, type ZipArchive, type ZipEntry } from './zip/zip-archive.ts'

export interface PackageOptions {
  readonly limits?: Partial<PackageLimits>
  /**
   * Keeps the texts of parts once read, for who reads a workbook and edits it then; costs memory as long as the package
   * is held.
   */
  readonly keepTexts?: boolean
}

/** A relationship of the package or of a part (ECMA-376 Part 2, 9.3). */
export interface Relationship {
  readonly id: string
  /** Last segment of the type, 「worksheet」; the same in transitional and strict packages. */
  readonly type: string
  /** Part name without leading slash, as the zip has it where it has it; undefined for an external target. */
  readonly target: string | undefined
}

/** Of one part; a sheet may have a link in each of 65,530 cells. */
const MOST_RELATIONSHIPS = 100_000

/**
 * An Open Packaging package (ECMA-376 Part 2): parts by name, however their names are written, and what they refer to.
 */
export class Package {
  readonly archive: ZipArchive
  readonly limits: PackageLimits
  private readonly byKey = new Map<string, ZipEntry>()
  /** Entries that are there once more under the same name. */
  private readonly twins: ZipEntry[] = []
  private readonly texts: Map<string, PartText> | undefined
  private budget: number

  /** The package itself where it is open already; its own options hold then. */
  static of(source: Uint8Array | Package, options: PackageOptions = {}): Package {
    return source instanceof Package ? source : new Package(source, options)
  }

  constructor(bytes: Uint8Array, options: PackageOptions = {}) {
    this.limits = { ...DEFAULT_LIMITS, ...options.limits }
    this.budget = this.limits.totalBytes
    this.texts = options.keepTexts ? new Map() : undefined
    // A Buffer of Node is a Uint8Array whose `slice` does not copy.
    const plainBytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!startsLikeZip(plainBytes)) throw new PackageFault('no-zip')
    this.archive = openZip(plainBytes, this.limits)
    for (const entry of this.archive.entries) this.register(entry)
  }

  private register(entry: ZipEntry): void {
    const key = partKey(entry.name)
    const twin = this.byKey.get(key)
    // Two programs would read two different workbooks; the same content twice is harmless.
    if (twin && !samePacked(this.archive, twin, entry)) throw new PackageFault('contradictory')
    if (twin) this.twins.push(entry)
    else this.byKey.set(key, entry)
  }

  /** Keys of all parts: lower case, forward slashes. */
  get keys(): ReadonlySet<string> {
    return new Set(this.byKey.keys())
  }

  entry(part: string): ZipEntry | undefined {
    return this.byKey.get(partKey(part))
  }

  /**
   * Names of all entries that are this part: of those that are there twice, what is done to one must be done to the
   * other.
   */
  entryNames(part: string): string[] {
    const key = partKey(part)
    const twins = this.twins.filter(({ name }) => partKey(name) === key)
    return [...(this.byKey.get(key) ? [this.byKey.get(key)!] : []), ...twins].map(({ name }) => name)
  }

  has(part: string): boolean {
    return this.byKey.has(partKey(part))
  }

  /** Inflated bytes; each call is charged to the budget of the package. */
  content(part: string): Uint8Array | undefined {
    const entry = this.entry(part)
    if (!entry) return undefined
    const content = entryContent(this.archive, entry, Math.min(this.limits.partBytes, this.budget))
    this.budget -= content.length
    return content
  }

  text(part: string): PartText | undefined {
    const key = partKey(part)
    const known = this.texts?.get(key)
    if (known) return known
    const content = this.content(part)
    const text = content && decodePart(content)
    if (text) this.texts?.set(key, text)
    return text
  }

  /** Relationships of a part; of the package itself for an empty name. None when there is no relationships part. */
  relationships(part: string): Relationship[] {
    const text = this.text(relationshipsPart(part))?.text
    return text === undefined ? [] : this.relationshipsIn(part, text)
  }

  /** Relationships of a part from the text of its relationships part. */
  relationshipsIn(part: string, text: string): Relationship[] {
    const elements = childrenOf(parseXml(text), 'Relationship')
    if (elements.length > MOST_RELATIONSHIPS) throw new PackageFault('too-many-entries')
    return elements.map((element) => {
      const external = attributeOf(element, 'TargetMode')?.toLowerCase() === 'external'
      return {
        id: attributeOf(element, 'Id') ?? '',
        type: lastSegment(attributeOf(element, 'Type') ?? ''),
        target: external ? undefined : this.resolve(part, attributeOf(element, 'Target') ?? ''),
      }
    })
  }

  private resolve(source: string, target: string): string {
    const resolved = resolveTarget(source, target)
    // Some writers give targets from the root without the leading slash, some escape what the zip does not.
    const spellings = [resolved, unescaped(resolved), resolveTarget('', target)]
    const found = spellings.find((spelling) => this.has(spelling))
    return found === undefined ? resolved : this.nameOf(found)
  }

  /** The name as the zip has it, but with forward slashes: folders are cut at them. Only of a part that is there. */
  nameOf(part: string): string {
    return this.entry(part)!.name.replace(/\\/g, '/').replace(/^\/+/, '')
  }
}

/** Part names are compared without case (ECMA-376 Part 2, 9.1.1.1). */
export function partKey(name: string): string {
  const clean = name.includes('\\') || name.startsWith('/') ? name.replace(/\\/g, '/').replace(/^\/+/, '') : name
  return clean.toLowerCase()
}

/** 「xl/worksheets/sheet1.xml」 → 「xl/worksheets/_rels/sheet1.xml.rels」. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** A target from the part that names it: absolute, relative, or climbing with 「../」, never above the root. */
export function resolveTarget(source: string, target: string): string {
  const path = target.replace(/\\/g, '/').replace(/[#?].*$/, '')
  const segments = path.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function lastSegment(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1)
}
