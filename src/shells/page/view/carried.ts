import { inflateInPieces } from '../../../adapters/platform/inflate-in-pieces.ts'
import type { GivenFile } from '../protocol.ts'
import { bytesOfBase85 } from './base85.ts'

/**
 * What the page carries in itself besides its own script, in elements that the browser runs none of: written by
 * src/bundle-page.mjs, which also names the elements.
 */

/** Bytes; several times what it is. */
const LARGEST_SCRIPT = 10_000_000

export interface Carried {
  readonly about: About
  /** The script of the Worker; inflated when it is asked for. */
  readonly worker: () => string
  /** A set with a fault on each form, to try the page with. */
  readonly example: () => GivenFile
  /**
   * What a bureau laid down for its departments, put into its copy of the page: `{}` as the page is built. The policy
   * of the page holds no hash of it, so that a text editor is enough to change it. Nothing reads it yet.
   */
  readonly settings: unknown
}

/** Named at the foot of the page. */
interface About {
  /** Of the program. */
  readonly version: string
  /** Day on which rules, words and schemes were changed last, 「2026-11-28」. */
  readonly rulesAsOf: string
  readonly schemes: readonly { readonly id: string; readonly title: string }[]
}

/** The document, as far as it is needed here. */
export interface Carrier {
  getElementById(id: string): {
    readonly textContent: string | null
    getAttribute(name: string): string | null
  } | null
}

/** All that the document carries. */
export function carriedBy(document: Carrier): Carried {
  const element = (id: string) => {
    const found = document.getElementById(id)
    if (found === null) throw new Error(`the page carries no ${id}`)
    return found
  }
  const text = (id: string): string => element(id).textContent ?? ''
  return {
    about: JSON.parse(text('about')) as About,
    worker: () => inflated(bytesOfBase85(text('worker'))),
    example: () => ({
      path: element('example').getAttribute('data-name') ?? '',
      file: new Blob([bytesOfBase64(text('example'))]),
    }),
    settings: JSON.parse(text('settings')),
  }
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function inflated(data: Uint8Array): string {
  return new TextDecoder().decode(inflateInPieces(data, LARGEST_SCRIPT, 4 * data.length))
}
