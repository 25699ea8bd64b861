import type { FormLayout } from './form-layout.ts'
import { v4 } from './v4.ts'
import { v5 } from './v5.ts'
import { v6 } from './v6.ts'
import { v10 } from './v10.ts'

/** Forms of other places that blank workbooks are made of, by id. */
export const LAYOUTS: readonly FormLayout[] = [v4, v5, v6, v10]

export function layoutNamed(id: string): FormLayout | undefined {
  return LAYOUTS.find((layout) => layout.id === id.trim().toLowerCase())
}
