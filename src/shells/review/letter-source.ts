import { readBytes } from '../../adapters/files/read-file.ts'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { sha256Of } from '../../adapters/platform/bytes.ts'
import { folderOf } from '../../core/identity/place-name.ts'
import type { LetterBatch } from '../../core/letters/letters-due.ts'
import type { Scheme } from '../../core/scheme/scheme.ts'
import { schemeById } from '../../core/scheme/schemes.ts'
import { letterSetOfCopies, type WrittenSet } from '../report/letters/letter-set-of.ts'
import { readResultsJson } from '../report/letters/read-results-json.ts'
import { recordOf } from '../report/submission-record.ts'
import { loadFile } from './load-file.ts'
import { reviewLoaded } from './review-files.ts'

const RESULTS = 'results.json'

/** A corrected workbook as it lies in the folder of the results. */
export interface ResultsFile {
  /** Below the folder, with 「/」. */
  readonly path: string
  readonly sha256: string
}

/**
 * Where letters take their sets from: what `correct` said of exactly these workbooks (results.json), or, where it says
 * nothing of them or they were changed since, the workbooks themselves, reviewed anew.
 */
export class LetterSource {
  /** Undefined where the folder has no results.json that can be used. */
  readonly batch: LetterBatch<WrittenSet> | undefined
  private readonly sets = new Map<string, WrittenSet>()
  /** By the paths of its copies, the scheme of a set. */
  private readonly schemes = new Map<string, Scheme>()

  /** `folder`: absolute. `scheme`: for workbooks of which results.json tells none; recognised where it is not given. */
  constructor(
    private readonly folder: string,
    private readonly scheme?: Scheme,
  ) {
    this.batch = batchIn(folder)
    for (const set of this.batch?.sets ?? []) {
      this.sets.set(keyOf(set.results), set)
      const own = schemeById(set.scheme.id)
      if (own) for (const { path } of set.results) this.schemes.set(path, own)
    }
  }

  /** Whether there is a results.json that is not whole, or of another version. */
  get isUnusable(): boolean {
    return this.batch === undefined && existsSync(join(this.folder, RESULTS))
  }

  /** The set whose corrected workbooks these are. */
  setOf(files: readonly ResultsFile[]): WrittenSet {
    return this.sets.get(keyOf(files)) ?? this.reviewed(files.map(({ path }) => path))
  }

  /** A set of the batch; of one whose workbooks were changed since, what they say now. */
  now(set: WrittenSet): WrittenSet {
    const changed = set.results.some(({ path, sha256 }) => (hashOf(join(this.folder, path)) ?? sha256) !== sha256)
    return changed ? { ...this.reviewed(set.results.map(({ path }) => path)), others: set.others } : set
  }

  private reviewed(paths: readonly string[]): WrittenSet {
    const scheme = this.schemes.get(paths[0] ?? '') ?? this.scheme
    const options = { bytes: readBytes, applied: true, ...(scheme ? { scheme } : {}) }
    const files = paths.map((path) =>
      loadFile({ absolute: join(this.folder, path), path, inside: path, folder: folderOf(path) }, options),
    )
    return letterSetOfCopies(recordOf(reviewLoaded(files, options).reviewed))
  }
}

/** Whole sets, and the folder of the results that tell them. */
export interface WrittenAbove {
  readonly folder: string
  readonly sets: readonly WrittenSet[]
}

/**
 * The sets to which a workbook, or what lies in a folder, belongs: as the results.json of a folder above tells them, so
 * that a part of a set is never taken for all of it. Undefined where none tells anything of it.
 */
export function writtenAbove(path: string, scheme?: Scheme): WrittenAbove | undefined {
  for (let below = path, folder = dirname(path); folder !== below; below = folder, folder = dirname(folder)) {
    const source = new LetterSource(folder, scheme)
    const inside = relative(folder, path).split(sep).join('/')
    const isInside = ({ path: own }: ResultsFile): boolean => own === inside || own.startsWith(`${inside}/`)
    const sets = (source.batch?.sets ?? []).filter(({ results }) => results.some(isInside))
    if (sets.length > 0) return { folder, sets: sets.map((set) => source.now(set)) }
  }
  return undefined
}

/** By which workbooks of which content, whatever their order. */
function keyOf(files: readonly ResultsFile[]): string {
  return files
    .map(({ path, sha256 }) => `${path}\u0000${sha256}`)
    .sort()
    .join('\u0001')
}

function batchIn(folder: string): LetterBatch<WrittenSet> | undefined {
  try {
    return readResultsJson(readFileSync(join(folder, RESULTS), 'utf8'))
  } catch {
    return undefined
  }
}

function hashOf(path: string): string | undefined {
  try {
    return sha256Of(readFileSync(path))
  } catch {
    return undefined
  }
}
