import { isFilled, type NumberField, type Place, placeKey } from '../form/field.ts'
import { plain } from '../model/decimal.ts'
import type { Cause, Suspect } from './diagnose.ts'
import { type Finding, stableId } from './finding.ts'
import type { RuleFailure } from './judge.ts'
import { type Failure, type Fix, SEVERITIES, type Severity, type Target } from './outcome.ts'
import { byText } from './reading-order.ts'

/** The finding for all failures of one cause: at the culprit where one is known, with the gravest rule speaking. */
export function toFinding(cause: Cause<RuleFailure>): Finding {
  const { culprit } = cause
  const atCulprit = (each: RuleFailure): number => (culprit && each.failure.at === culprit ? 0 : 1)
  const ranked = [...cause.failures].sort(
    (a, b) =>
      SEVERITIES.indexOf(severityOf(a)) - SEVERITIES.indexOf(severityOf(b)) ||
      atCulprit(a) - atCulprit(b) ||
      Number(a.rule.code !== 'TX-06') - Number(b.rule.code !== 'TX-06') ||
      byText(a.rule.code, b.rule.code) ||
      a.order - b.order,
  )
  const main = ranked[0]!
  const { failure, rule } = main
  const target: Target = culprit ?? failure.at
  const related = placesBut(target.place, [
    ...ranked.map((each) => each.failure.at),
    ...ranked.flatMap((each) => each.failure.related ?? []),
    ...(cause.either ?? []).map((each) => each.field),
  ])
  const moved = culprit !== undefined && culprit !== failure.at
  const either = namedBoth(cause, main)
  return {
    id: stableId([rule.code, main.form?.key ?? '', target.key]),
    rule: rule.code,
    severity: severityOf(main),
    formKey: main.form?.key ?? '',
    workbook: target.place.workbook,
    sheet: target.place.sheet,
    cell: failure.missing ? null : target.place.cell,
    label: target.label,
    stated: moved ? (target.raw ?? null) : (failure.stated ?? target.raw ?? null),
    expected: moved ? plain(cause.value!) : either ? null : (failure.expected ?? null),
    difference: moved || either ? null : (failure.difference ?? null),
    message: rule.message(failure) + causeNote(cause, ranked, moved),
    basis: `${rule.source.document}：${rule.source.topic}`,
    related,
    fixes: keptFixes(failure, culprit, cause.failures.length > 1 || moved),
  }
}

function causeNote(cause: Cause<RuleFailure>, ranked: readonly RuleFailure[], moved: boolean): string {
  const { culprit, value } = cause
  const others = new Set(ranked.slice(1).map((each) => each.rule.code)).size
  if (culprit && (others > 0 || moved)) {
    const mended = isFilled(culprit) ? '填错：改为' : '漏填：填上'
    return `（可能是「${culprit.label}」${mended} ${plain(value!)}，就${others > 0 ? '都' : ''}相符了。）`
  }
  const joined = others === 0 ? '' : `另有 ${others} 项不符，也是这个原因。`
  const either = namedBoth(cause, ranked[0]!)
  const note = joined + (either ? `可能是${asWrong(either[0])}，也可能是${asWrong(either[1])}。` : '')
  return note === '' ? '' : `（${note}）`
}

/**
 * Neither of two cells is accused. A correction says already which cell is wrong; of two cells that should be equal the
 * message names both.
 */
function namedBoth({ either }: Cause<RuleFailure>, { failure, equation }: RuleFailure): Cause<RuleFailure>['either'] {
  return failure.fix === undefined && (equation?.fields.length ?? 0) > 2 ? either : undefined
}

/** 「「年度资金总额 / 全年执行数」填错（应为 70）」 */
function asWrong({ field, value }: Suspect): string {
  return `「${field.label}」${isFilled(field) ? '填错' : '漏填'}（应为 ${plain(value)}）`
}

/** A correction stays only where the cell that it corrects is the one at fault. */
function keptFixes(failure: Failure, culprit: NumberField | undefined, joined: boolean): readonly Fix[] {
  const fixes = [...(failure.fix ? [failure.fix] : []), ...(failure.fixes ?? [])]
  return joined ? fixes.filter((fix) => fix.field === culprit) : fixes
}

function severityOf({ rule, failure }: RuleFailure): Severity {
  return failure.severity ?? rule.severity
}

function placesBut(own: Place, targets: readonly Target[]): Place[] {
  const seen = new Set([placeKey(own)])
  const places: Place[] = []
  for (const { place } of targets) {
    if (seen.has(placeKey(place))) continue
    seen.add(placeKey(place))
    places.push(place)
  }
  return places
}
