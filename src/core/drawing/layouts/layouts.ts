import type { FormLayout } from './form-layout.ts'
import { v4 } from './national.ts'
import { v5 } from './yunnan.ts'
import { v6 } from './sichuan.ts'
import { v10 } from './rural-funds.ts'

/** A form of another place, and what its blank workbook is called. */
export interface OfferedLayout {
  readonly layout: FormLayout
  readonly file: string
}

/** Forms that blank workbooks are made of, besides the 株洲 ones. */
export const LAYOUTS: readonly OfferedLayout[] = [
  { layout: v4, file: '项目支出绩效自评表（通用）' },
  { layout: v5, file: '项目支出绩效自评表（云南公开14表）' },
  { layout: v6, file: '部门预算项目支出绩效自评表（四川）' },
  { layout: v10, file: '衔接资金绩效目标自评表' },
]

export function layoutNamed(id: string): OfferedLayout | undefined {
  return LAYOUTS.find(({ layout }) => layout.id === id.trim().toLowerCase())
}
