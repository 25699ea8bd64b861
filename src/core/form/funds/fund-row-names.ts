import { oncePer } from '../../model/memoise.ts'
import type { FieldMap } from '../../vocabulary/field-map.ts'
import type { FundRowName } from '../forms.ts'
import { squeeze } from '../label-text.ts'
import type { Slot } from '../sheet-grid.ts'
import { WordParts } from '../word-parts.ts'

/** What a row of the fund block is, by its name. */
type NamedRow =
  | { readonly kind: 'total' }
  | { readonly kind: 'source'; readonly name: FundRowName | 'unnamed' }
  /** 「其中：基本支出」 「项目支出」 below the total of a department. */
  | { readonly kind: 'expenditure'; readonly name: 'basic' | 'project' }
  /** A name that says nothing, or none. */
  | { readonly kind: 'open' }

class FundRowNames {
  private readonly parts: WordParts<'total' | 'neutral'>
  private readonly sourceWords: readonly string[]

  constructor({ rowParts }: FieldMap['funds']) {
    const { source, ...wording } = rowParts
    this.parts = new WordParts(wording)
    this.sourceWords = source
  }

  /** 「项目投入合计」 is a total by its parts; 「其中：合计」 and whatever names a source is none. */
  read({ text, label, roles: { fundRow, expenditureRow } }: Pick<Slot, 'text' | 'label' | 'roles'>): NamedRow {
    if (fundRow) return fundRow === 'total' ? { kind: 'total' } : { kind: 'source', name: fundRow }
    if (expenditureRow) return { kind: 'expenditure', name: expenditureRow }
    const within = squeeze(text).startsWith('其中')
    if (within || this.sourceWords.some((word) => label.includes(word))) return { kind: 'source', name: 'unnamed' }
    const parts = this.parts.rolesIn(label)
    return parts?.at(-1) === 'total' ? { kind: 'total' } : { kind: 'open' }
  }
}

export const fundRowNames = oncePer((funds: FieldMap['funds']) => new FundRowNames(funds))
