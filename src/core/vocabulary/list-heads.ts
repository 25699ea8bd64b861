import lists from '../../../templates/field-maps/lists.json'

/** The heads of the lists that people keep themselves (templates/field-maps/lists.json), the usual one first. */
export const LIST_HEADS = lists
