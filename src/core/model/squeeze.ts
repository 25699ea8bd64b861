import { memoise } from './memoise.ts'

/** Half-width, without spaces and quotation marks; the wording itself stays. For comparing texts that people typed. */
export const squeeze = memoise((text) => text.normalize('NFKC').replace(/[\s\u200b\ufeff"'“”‘’「」『』《》〈〉]/g, ''))
