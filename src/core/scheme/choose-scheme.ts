import { describeWeights, entries, fitsWeights, type ShownWeights, showWeights } from './level-weights.ts'
import type { ParameterName, Scheme } from './scheme.ts'

/** What one form shows of the scheme that it follows. */
export interface FormEvidence {
  readonly weights: ShownWeights
  /** Whether a column's head stands on it. */
  readonly hasHead: (head: string) => boolean
}

/** A text in which a place may be named, and what people call it: 「单位名称」. */
export interface NamingText {
  readonly of: string
  readonly text: string
}

export interface SchemeEvidence {
  readonly forms: readonly FormEvidence[]
  /** The unit's name first, then titles and attachments. */
  readonly places: readonly NamingText[]
  /** Names of sheets and projects, in which a form's or a system's code may stand. */
  readonly marks: readonly NamingText[]
  readonly year: number | undefined
}

export interface SchemeChoice {
  readonly scheme: Scheme
  /** Why it was taken, in plain Chinese, no full stop. */
  readonly why: string
  /** What speaks against it, or against a scheme that was named and not taken; sentences without full stop. */
  readonly contradictions: readonly string[]
}

/** A scheme that the evidence names: by which word, in which text. */
interface Naming {
  readonly scheme: Scheme
  readonly word: string
  readonly of: string
  /** Place of the text among all: the unit's name before the titles. */
  readonly rank: number
}

/**
 * The scheme of a submission. Of the schemes that fit what most forms show, the one whose place is named, the most
 * special first; the national one where nothing contradicts it. A named one that is contradicted stays where the
 * national one is contradicted, too: what the forms show is then a finding (FZ-03); but a place whose scheme says
 * nothing of weights takes those of the one kind of form that fits. Without a place, weights that only one kind of form
 * has decide; weights that fit nothing leave the national one.
 */
export function chooseScheme(evidence: SchemeEvidence, schemes: readonly Scheme[]): SchemeChoice {
  const national = schemes.find((scheme) => scheme.extends === undefined)!
  const depth = ({ scheme }: Naming): number => depthOf(scheme, schemes)
  const direct = schemes.flatMap((scheme) => namingOf(scheme, evidence) ?? [])
  const named = withWiderPlaces(direct, schemes).sort((a, b) => depth(b) - depth(a) || a.rank - b.rank)
  const serving = named.filter(({ scheme }) => serves(scheme, evidence.year))
  const late = serving.length === 0 ? named.map((naming) => outOfYears(naming, evidence.year!)) : []
  const fits = (scheme: Scheme): boolean => fitsEvidence(scheme, evidence)
  const shown = shownText(evidence)

  const best = serving.find(({ scheme }) => fits(scheme))
  if (best) {
    const passedOver = serving.filter((each) => depth(each) > depth(best))
    return {
      scheme: best.scheme,
      why: `${whereNamed(best)}，${agreement(shown)}`,
      contradictions: passedOver.map((each) => misfit(each, shown)),
    }
  }
  if (fits(national)) {
    const why =
      shown === '' ? '表上没有写明已知的地方，也没有标明权重' : `${agreement(shown)}，表上没有写明另有方案的地方`
    if (serving.length === 0) return { scheme: national, why, contradictions: late }
    return { scheme: national, why: agreement(shown), contradictions: serving.map((each) => misfit(each, shown)) }
  }
  const [first] = serving
  const kind = first && statesNoWeights(first.scheme, national) ? onlyKind(schemes, fits) : undefined
  if (first && kind)
    return {
      scheme: withWeightsOf(kind, first.scheme),
      why: `${whereNamed(first)}，权重 ${shown} 与「${kind.title}」相符`,
      contradictions: [],
    }
  if (first) return { scheme: first.scheme, why: whereNamed(first), contradictions: [misfit(first, shown)] }
  return byWeightsAlone(schemes, fits, national, evidence, shown, late)
}

/** The scheme asked for with --scheme, and what the forms show against it. */
export function requestedScheme(scheme: Scheme, evidence: SchemeEvidence): SchemeChoice {
  const contradictions = fitsEvidence(scheme, evidence)
    ? []
    : [`表上权重 ${shownText(evidence)} 与该方案（${listWeights(scheme)}）不符`]
  return { scheme, why: '由 --scheme 指定', contradictions }
}

/** Whether a place's weights are only those of the national scheme, for want of any of its own. */
function statesNoWeights(scheme: Scheme, national: Scheme): boolean {
  return scheme.origins.weights.scheme === national.id
}

/** The one kind of form that fits; kinds belong to no place. */
function onlyKind(schemes: readonly Scheme[], fits: (scheme: Scheme) => boolean): Scheme | undefined {
  const kinds = schemes.filter((scheme) => scheme.places.length === 0 && fits(scheme))
  return kinds.length === 1 ? kinds[0] : undefined
}

const OF_THE_KIND = ['weights', 'executionPlace', 'impliedExecutionWeight'] as const satisfies readonly ParameterName[]
const combined = new WeakMap<Scheme, Map<Scheme, Scheme>>()

/** A place's scheme with what its kind of form lays down; the same object for the same two. */
function withWeightsOf(kind: Scheme, scheme: Scheme): Scheme {
  const known = combined.get(scheme) ?? new Map<Scheme, Scheme>()
  combined.set(scheme, known)
  const { weights, executionPlace, impliedExecutionWeight } = kind
  const origins = { ...scheme.origins, ...Object.fromEntries(OF_THE_KIND.map((name) => [name, kind.origins[name]])) }
  const made = known.get(kind) ?? { ...scheme, weights, executionPlace, impliedExecutionWeight, origins }
  known.set(kind, made)
  return made
}

function byWeightsAlone(
  schemes: readonly Scheme[],
  fits: (scheme: Scheme) => boolean,
  national: Scheme,
  { year }: SchemeEvidence,
  shown: string,
  late: readonly string[],
): SchemeChoice {
  // What a unit spreads as it likes fits nearly every form: that says nothing.
  const fitting = schemes.filter(
    (scheme) => serves(scheme, year) && fits(scheme) && scheme.weights.every(({ free }) => free === undefined),
  )
  const kinds = fitting.filter((scheme) => scheme.places.length === 0)
  const [only, ...others] = kinds.length > 0 ? kinds : fitting
  if (only && others.length === 0)
    return {
      scheme: only,
      why: `表上没有写明已知的地方，权重 ${shown} 只与该方案相符`,
      contradictions: [`与${national.title}（${listWeights(national)}）不符`, ...late],
    }
  const undecided = only
    ? [`表上权重 ${shown} 与${[only, ...others].map(({ title }) => `「${title}」`).join('、')}都相符，无法确定是哪一个`]
    : []
  return {
    scheme: national,
    why: '表上没有写明已知的地方',
    contradictions: only ? [...undecided, ...late] : [`表上权重 ${shown} 与已知的方案都不符`, ...late],
  }
}

function serves({ years }: Scheme, year: number | undefined): boolean {
  return year === undefined || (year >= years.from && year <= years.to)
}

function depthOf(scheme: Scheme, schemes: readonly Scheme[]): number {
  const parent = schemes.find(({ id }) => id === scheme.extends)
  return parent ? depthOf(parent, schemes) + 1 : 0
}

function namingOf(scheme: Scheme, { places, marks }: SchemeEvidence): Naming | undefined {
  const find = (words: readonly string[], texts: readonly NamingText[]): Naming | undefined => {
    for (const [index, { of, text }] of texts.entries()) {
      const word = words.find((each) => text.includes(each))
      if (word !== undefined) return { scheme, word, of, rank: texts === places ? index : places.length + index }
    }
    return undefined
  }
  return find(scheme.places, places) ?? find(scheme.marks, marks)
}

/** Who names a city names its province, too: the schemes with places that a named one extends. */
function withWiderPlaces(direct: readonly Naming[], schemes: readonly Scheme[]): Naming[] {
  const all = [...direct]
  for (const naming of all) {
    const wider = schemes.find(({ id, places }) => id === naming.scheme.extends && places.length > 0)
    if (wider && all.every(({ scheme }) => scheme !== wider)) all.push({ ...naming, scheme: wider })
  }
  return all
}

/** Whether more than half of the forms that show anything fit; so does a submission that shows nothing. */
function fitsEvidence(scheme: Scheme, { forms }: SchemeEvidence): boolean {
  if (scheme.columns.length > 0 && !mostly(forms, ({ hasHead }) => scheme.columns.every(hasHead))) return false
  return mostly(showing(forms), ({ weights }) => scheme.weights.some((each) => fitsWeights(weights, each)))
}

function mostly<Item>(items: readonly Item[], holds: (item: Item) => boolean): boolean {
  return items.length === 0 || items.filter(holds).length * 2 > items.length
}

function showing(forms: readonly FormEvidence[]): readonly FormEvidence[] {
  return forms.filter(({ weights }) => entries(weights).length > 0)
}

/** The weights that most forms show; '' when none shows any. */
function shownText({ forms }: SchemeEvidence): string {
  const counts = new Map<string, number>()
  for (const { weights } of showing(forms)) {
    const text = showWeights(weights)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0] as const)[0]
}

function agreement(shown: string): string {
  return shown === '' ? '表上没有标明权重' : `表上权重 ${shown} 与该方案相符`
}

function whereNamed({ of, word }: Naming): string {
  return `${of}含「${word}」`
}

function misfit(naming: Naming, shown: string): string {
  const columns = naming.scheme.columns.length > 0 ? `（该方案的表有「${naming.scheme.columns.join('」「')}」栏）` : ''
  const against = shown === '' || columns !== '' ? '表样' : `表上权重 ${shown} `
  return `${whereNamed(naming)}，而${against}与「${naming.scheme.title}」（${listWeights(naming.scheme)}）不符${columns}`
}

function outOfYears({ scheme, ...naming }: Naming, year: number): string {
  const { from, to } = scheme.years
  const span = to === from ? `${from} 年度` : to >= 2099 ? `${from} 年度起` : `${from}–${to} 年度`
  return `${whereNamed({ scheme, ...naming })}，而「${scheme.title}」只用于 ${span}，本套为 ${year} 年度`
}

function listWeights({ weights }: Scheme): string {
  return weights.map(describeWeights).join('；或')
}
