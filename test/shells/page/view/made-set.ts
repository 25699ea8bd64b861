import type { CellPlace, LineView, SetRow, SetView } from '../../../../src/shells/page/protocol.ts'

export const BOOK = '自评.xlsx'

export function at(sheet: string, cell: string): CellPlace {
  return { workbook: BOOK, sheet, cell }
}

type Found = LineView['findings'][number]

export function found(place: CellPlace | null, more: Partial<Found> = {}): Found {
  const id = `f-${place?.sheet ?? ''}-${place?.cell ?? '无'}`
  const nothing = { stated: null, expected: null, difference: null, proposed: null }
  return { id, place, label: '得分', message: '得分应为 9.4，实填 10', ...nothing, ...more }
}

export function line(id: string, asks: LineView['asks'], findings: readonly Found[], form = '整体'): LineView {
  const places = findings.flatMap(({ place }) => place ?? [])
  return {
    id,
    form,
    asks,
    word: '请改正',
    severity: asks === 'mend' ? 'error' : 'warning',
    rule: 'DF-03',
    title: '得分不应高于公式算出的得分',
    text: findings[0]!.message,
    basis: '财预〔2020〕10号',
    places,
    findings,
    explanation: '',
    invitesExplanation: asks === 'explain' || asks === 'explained',
  }
}

export function row(set: number, more: Partial<SetRow> = {}): SetRow {
  return {
    set,
    unit: `单位${set}`,
    year: '2022',
    state: '待改正',
    stateColour: 'error',
    progress: 3,
    toMend: 1,
    toExplain: 1,
    corrected: 1,
    unchecked: 0,
    stated: '97',
    reviewed: '94',
    difference: '3',
    grade: '优',
    manual: 0,
    undecided: 0,
    missing: '',
    since: '',
    rules: '',
    left: [],
    files: [BOOK],
    ...more,
  }
}

export function view(lines: readonly LineView[], more: Partial<SetView> = {}): SetView {
  return {
    row: row(1),
    headline: '',
    scheme: '全国通用',
    workbooks: [
      {
        path: BOOK,
        trouble: null,
        notes: [],
        returned: false,
        sheets: [
          { name: '封面', forms: [] },
          { name: '整体', forms: ['整体'] },
          { name: '项目', forms: ['项目'] },
        ],
      },
    ],
    lines,
    unchecked: [],
    cells: [],
    changed: [],
    adopted: [],
    lacksWords: false,
    canUndo: false,
    canRedo: false,
    ...more,
  }
}
