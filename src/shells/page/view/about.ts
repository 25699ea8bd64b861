/** What stands in the page beside its script: src/bundle-page.mjs puts it there. */

/** Program, rules and schemes that are in the page. */
export interface About {
  readonly version: string
  /** Day on which rules and schemes were last looked through. */
  readonly rulesAsOf: string
  readonly schemes: readonly { readonly id: string; readonly title: string }[]
}

const NOTHING: About = { version: '', rulesAsOf: '', schemes: [] }

export function aboutPage(): About {
  const text = textOf('about')
  // The build wrote it, by this type.
  return text === '' ? NOTHING : (JSON.parse(text) as About)
}

/** The text of a block of data; '' where there is none. */
export function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}

/** The workbook of 「看一个例子」; null where none was put in. */
export function exampleFile(): Blob | null {
  const text = textOf('example')
  if (text === '') return null
  const letters = atob(text)
  const bytes = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at)
  return new Blob([bytes])
}
