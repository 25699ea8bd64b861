import { type Asking, linesOf } from './lines.ts'

/** A finding, and whether the last round told it; `since` is null in a set that comes for the first time. */
export interface Compared extends Asking {
  readonly since: 'last-round' | 'now' | null
}

/** What has become of what the last round told, and what is new, in lines as people see them. */
export interface SinceLastRound {
  /** Gone, or corrected by us and taken over. */
  readonly fixed: number
  readonly explained: number
  /** `still` and `fresh` together are what is to be mended and explained. */
  readonly still: number
  readonly fresh: number
}

/** `resolved`: how many findings of the last round are gone. */
export function sinceLastRound(findings: readonly Compared[], resolved: number): SinceLastRound {
  const lines = linesOf(findings)
  const open = lines.filter(({ asks }) => asks === 'mend' || asks === 'explain')
  const still = open.filter((line) => line.findings.some(({ since }) => since === 'last-round')).length
  return {
    fixed: resolved + lines.filter(({ asks }) => asks === 'adopted').length,
    explained: lines.filter(({ asks }) => asks === 'explained').length,
    still,
    fresh: open.length - still,
  }
}

/** 「已整改 3 处，已说明 1 处，仍在 2 处，新出现 0 处」; what was explained only where something was. */
export function sinceText({ fixed, explained, still, fresh }: SinceLastRound): string {
  const told = explained > 0 ? [`已说明 ${explained} 处`] : []
  return [`已整改 ${fixed} 处`, ...told, `仍在 ${still} 处`, `新出现 ${fresh} 处`].join('，')
}
