import type { FormHead } from '../../../src/core/identity/form-head.ts'

/** The head of a project's form as the plan of mail sees it. */
export function head(names: FormHead['names'], changes: Partial<FormHead> = {}): FormHead {
  return { kind: 'project', hidden: false, names, open: [], year: 2025, projects: [], figures: [], ...changes }
}
