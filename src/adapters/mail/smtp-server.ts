/** How to reach the mail server, checked: no password travels without TLS unless the server is this machine. */
export interface SmtpServer {
  readonly host: string
  readonly port: number
  readonly security: 'starttls' | 'smtps' | 'none'
  readonly login?: { readonly user: string; readonly password: string }
  /** PEM of an own certification authority, trusted besides the well-known ones. */
  readonly ca?: string
}

export interface SmtpPatience {
  /** Of the server's silence, before the dot. */
  readonly beforeDotMs: number
  /** For the answer to the dot; RFC 5321 (4.5.3.2.6) asks for ten minutes. */
  readonly afterDotMs: number
}

/** The step at which a delivery ended. */
export type Phase = 'connect' | 'greeting' | 'tls' | 'login' | 'envelope' | 'data' | 'dot'

/**
 * What is known of one message after one try. `uncertain` is the only one after which it may or may not have arrived:
 * the dot that ends a message was sent and no answer came. `trouble` concerns the server, not this message; with `stop`
 * going on is of no use (login, TLS, refusal of service).
 */
export type Delivery =
  | { readonly kind: 'accepted'; readonly answer: string }
  | { readonly kind: 'deferred'; readonly answer: string; readonly code: number; readonly phase: Phase }
  | { readonly kind: 'refused'; readonly answer: string; readonly code: number; readonly phase: Phase }
  | { readonly kind: 'trouble'; readonly reason: string; readonly phase: Phase; readonly stop: boolean }
  | { readonly kind: 'uncertain'; readonly reason: string }
