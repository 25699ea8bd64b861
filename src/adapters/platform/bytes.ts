import { platform } from '#platform'

export function sha256Of(bytes: Uint8Array): string {
  return hex(platform.hash('sha256', bytes))
}

/** Of a text's UTF-8 bytes, as policies of pages name it. */
export function sha256Base64(text: string): string {
  return btoa(String.fromCharCode(...platform.hash('sha256', new TextEncoder().encode(text))))
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

/** Throws for what is no base64. */
export function bytesOfBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
