import type { Indicator } from '../../form/forms.ts'
import { squeeze } from '../../form/label-text.ts'

/** A form's indicators by name. A name that a form has twice stands for two things there and is left out. */
export function namedOnce(indicators: readonly Indicator[]): Map<string, Indicator> {
  const once = new Map<string, Indicator>()
  const twice = new Set<string>()
  for (const indicator of indicators) {
    const name = squeeze(indicator.level3.raw)
    if (once.has(name)) twice.add(name)
    once.set(name, indicator)
  }
  for (const name of twice) once.delete(name)
  return once
}
