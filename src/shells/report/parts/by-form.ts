/** A form with what was found in it. */
export interface FormGroup<Item> {
  readonly form: string
  readonly items: readonly Item[]
}

/** What stands on one form together, forms in the order in which they first come. */
export function byForm<Item extends { readonly form: string }>(items: readonly Item[]): FormGroup<Item>[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const known = groups.get(item.form)
    if (known) known.push(item)
    else groups.set(item.form, [item])
  }
  return [...groups].map(([form, group]) => ({ form, items: group }))
}
