import type { Form } from '../form/forms.ts'
import type { Submission } from '../identity/submission.ts'
import { Decimal } from '../model/decimal.ts'
import type { ChangedForm } from '../rules/judge.ts'
import { isPart, type Part } from '../rules/parts.ts'
import { innerPart, type Overlay, withForms } from './overlay.ts'

/**
 * A set that was read again, as what it is beside the set `was`: forms, and what stands in them, are the very same
 * objects where they say the same, and every form that says something else is named with the parts that do. Undefined
 * where more than forms is another: unit, year, which forms there are.
 */
export function readOver(was: Submission, now: Submission): Overlay | undefined {
  if (!isSameFrame(was, now)) return undefined
  const changed = new Map<Form, ChangedForm>()
  const forms = new Map<Form, Form>()
  for (const [index, form] of now.forms.entries()) {
    const before = was.forms[index]!
    if (form === before) continue
    const graft = new Graft()
    const over = graft.over(before, form, '') as Form
    forms.set(form, over)
    if (over !== before) changed.set(over, { was: before, parts: graft.isOpen ? 'all' : graft.parts })
  }
  return { submission: withForms(now, forms), changed }
}

/** Whether both are of one unit and year, and consist of the same forms at the same places. */
function isSameFrame(was: Submission, now: Submission): boolean {
  const isSamePlace = (one: Form, other: Form): boolean =>
    one.kind === other.kind && one.workbook === other.workbook && one.sheet === other.sheet
  return (
    was.unit === now.unit &&
    was.unitSource === now.unitSource &&
    was.year === now.year &&
    isEach(was.forms, now.forms, isSamePlace) &&
    isEach(was.spares, now.spares, Object.is) &&
    isEach(was.hidden, now.hidden, Object.is) &&
    isEach(was.unreadable, now.unreadable, Object.is) &&
    isEach(was.repeats, now.repeats, (one, other) => one.workbook === other.workbook && one.same === other.same)
  )
}

function isEach<Item>(
  was: readonly Item[],
  now: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): boolean {
  return was.length === now.length && was.every((each, index) => isSame(each, now[index]!))
}

/** One form over another: what says the same as before is the very object that it was. */
class Graft {
  /** In which something says something else. */
  readonly parts = new Set<Part>()
  /** More than parts is another: how the form was recognised, or which of its cells count for several things. */
  isOpen = false
  private readonly known = new Map<object, { readonly was: object; readonly over: object }>()
  private readonly taken = new Map<object, object>()

  over(was: unknown, now: unknown, part: string): unknown {
    if (Object.is(was, now)) return was
    if (!isObject(was) || !isObject(now)) return this.another(now, part)
    const known = this.known.get(now)
    if (known ? known.was !== was : this.taken.has(was)) this.isOpen = true
    const over = known?.over ?? this.read(was, now, part)
    this.known.set(now, { was, over })
    this.taken.set(was, now)
    if (over !== was && isPart(part)) this.parts.add(part)
    return over
  }

  private read(was: object, now: object, part: string): object {
    if (Decimal.isDecimal(was) && Decimal.isDecimal(now)) return was.equals(now) ? was : this.another(now, part)
    if (Array.isArray(was) && Array.isArray(now)) return this.list(was, now, part)
    if (!isPlain(was) || !isPlain(now)) return this.another(now, part)
    const over: Record<string, unknown> = {}
    let same = true
    for (const key of Object.keys(now)) {
      over[key] = this.over(was[key], now[key], innerPart(part, key))
      same &&= over[key] === was[key]
    }
    for (const key of Object.keys(was)) if (!(key in now)) this.over(was[key], undefined, innerPart(part, key))
    return same && Object.keys(was).every((key) => key in now) ? was : over
  }

  private list(was: readonly unknown[], now: readonly unknown[], part: string): object {
    if (was.length !== now.length) return this.another(now, part)
    const items = now.map((item, index) => this.over(was[index], item, part))
    return items.every((item, index) => item === was[index]) ? was : items
  }

  private another<Value>(now: Value, part: string): Value {
    if (isPart(part)) this.parts.add(part)
    else this.isOpen = true
    return now
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  return Object.getPrototypeOf(value) === Object.prototype
}
