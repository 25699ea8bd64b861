/** How parts of the report are marked on a terminal; plain text where there are no colours. */
export interface Palette {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly info: (text: string) => string
  readonly good: (text: string) => string
  readonly strong: (text: string) => string
  readonly dim: (text: string) => string
}

export interface TextOptions {
  readonly palette: Palette
  readonly width: number
  /** Infos one by one instead of a count a form. */
  readonly verbose: boolean
}
