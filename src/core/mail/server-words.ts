import { hasControlCharacter, oneLine } from '../identity/unit-key.ts'

const MOST_LETTERS = 300
/** So much of an answer is looked at; what is cut off behind it could not be shown. */
const MOST_READ = 20_000
const HIDDEN = '＊＊＊'
/** Shorter pieces of a secret in another writing tell nothing. */
const SHORTEST_PIECE = 8

/** What logs in, and must stand nowhere. */
export interface Secret {
  readonly user: string
  readonly password: string
}

/**
 * A server's words as they may be kept and shown: on one line, without control characters and unseen letters, without
 * the password in any writing in which it was sent (plain, base64, the answer to AUTH PLAIN and LOGIN, or a piece of
 * these), and of sensible length.
 */
export function serverWords(said: string, secret?: Secret): string {
  const plain = oneLine(
    [...said]
      .slice(0, MOST_READ)
      .join('')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, ''),
  )
  const safe = secret ? without(plain, secret) : plain
  const letters = [...safe]
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : safe
}

function without(text: string, { user, password }: Secret): string {
  const blobs = [password, `\u0000${user}\u0000${password}`, `${user}\u0000${user}\u0000${password}`]
    .map(base64)
    .map((blob) => blob.replace(/=+$/, ''))
  const whole = [password, encodeURIComponent(password), hex(password), ...blobs].filter((each) => each.trim() !== '')
  const hidden = whole
    .sort((a, b) => b.length - a.length)
    .reduce((rest, each) => rest.replace(patternOf(each), HIDDEN), text)
  // A server that answers with a part of what it got: any long word that is a part of a blob.
  const lower = blobs.map((blob) => blob.toLowerCase())
  return hidden.replace(/[A-Za-z0-9+/_-]{8,}/g, (word) => (isPieceOf(word.toLowerCase(), lower) ? HIDDEN : word))
}

/** In any case of letters, and with blanks between them, where control characters may have been. */
function patternOf(secret: string): RegExp {
  const letters = [...secret].filter((letter) => letter.trim() !== '' && !hasControlCharacter(letter))
  return new RegExp(letters.map((letter) => letter.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')).join('\\s*'), 'gi')
}

function isPieceOf(word: string, blobs: readonly string[]): boolean {
  const plain = word.replaceAll('-', '+').replaceAll('_', '/')
  return blobs.some((blob) => {
    for (let at = 0; at + SHORTEST_PIECE <= plain.length; at++)
      if (blob.includes(plain.slice(at, at + SHORTEST_PIECE))) return true
    return false
  })
}

function bytesOf(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...bytesOf(text)))
}

function hex(text: string): string {
  return bytesOf(text)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
