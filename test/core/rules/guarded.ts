import type { Form } from '../../../src/core/form/forms.ts'
import type { Submission } from '../../../src/core/identity/submission.ts'
import { isPart, type Part, PARTS } from '../../../src/core/rules/parts.ts'

/** What only holds parts: the fund block, the rows. */
const HOLDERS: ReadonlySet<string> = new Set(PARTS.flatMap((part) => (part.includes('.') ? [part.split('.')[0]!] : [])))

/**
 * A submission whose forms tell which of their parts are read: `onRead` hears of every one. The rows of a 一级指标 are the
 * form's own rows.
 */
export function guarded(submission: Submission, onRead: (part: Part, form: Form | undefined) => void): Submission {
  const wrapped = new WeakMap<object, object>()
  const wrap = <Value extends object>(value: Value, holder: string, form: Form | undefined): Value => {
    const known = wrapped.get(value)
    if (known) return known as Value
    const proxy = new Proxy(value, {
      get(target, key) {
        const held: unknown = Reflect.get(target, key, target)
        if (typeof key === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(key))) return held
        if (Array.isArray(target)) return typeof held === 'object' && held !== null ? wrap(held, holder, form) : held
        const name = key === 'indicators' || holder === '' ? key : `${holder}.${key}`
        if (isPart(name)) onRead(name, form)
        else if (HOLDERS.has(name) && typeof held === 'object' && held !== null) return wrap(held, name, form)
        return held
      },
    })
    wrapped.set(value, proxy)
    return proxy
  }
  const form = <Kind extends Form>(each: Kind): Kind => wrap(each, '', each)
  const forms = submission.forms.map(form)
  const set = {
    ...submission,
    forms,
    basicData: submission.basicData && form(submission.basicData),
    department: submission.department && form(submission.department),
    projects: submission.projects.map(form),
    spares: submission.spares.map(form),
    hidden: submission.hidden.map(form),
  }
  return wrap(set, '', undefined)
}
