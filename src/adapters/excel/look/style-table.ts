import type { CellStyle } from '../../../core/model/sheet-look.ts'
import type { LookStyles } from './look-styles.ts'

/** The styles that a sheet uses, each once; the first is that of a plain cell. */
export class StyleTable {
  readonly list: CellStyle[] = []
  private readonly byXf = new Map<number, number>()
  private readonly byLook = new Map<string, number>()

  constructor(private readonly styles: LookStyles) {
    this.place(0)
  }

  /** Place in `list` of the format of cells of this number. */
  place(xf: number): number {
    const known = this.byXf.get(xf)
    if (known !== undefined) return known
    const look = this.styles.style(xf)
    const key = JSON.stringify(look)
    const place = this.byLook.get(key) ?? this.list.push(look) - 1
    this.byLook.set(key, place)
    this.byXf.set(xf, place)
    return place
  }

  at(xf: number): CellStyle {
    return this.list[this.place(xf)]!
  }

  /** Whether a blank cell of this format can be seen. */
  isDecorated(xf: number): boolean {
    const { fill, borders, diagonals } = this.at(xf)
    return fill !== undefined || borders !== undefined || diagonals !== undefined
  }

  isAcross(xf: number): boolean {
    return this.styles.isAcross(xf)
  }
}
