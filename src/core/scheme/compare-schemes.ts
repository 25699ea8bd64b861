import { describeParameter, PARAMETER_NAMES, PARAMETERS } from './parameters.ts'
import type { ParameterName, Scheme } from './scheme.ts'

/** A parameter in which two schemes differ, in words. */
export interface SchemeDifference {
  readonly parameter: ParameterName
  readonly label: string
  readonly one: string
  readonly other: string
}

/** In which parameters two schemes differ, in the order of the catalogue of parameters. */
export function differences(one: Scheme, other: Scheme): readonly SchemeDifference[] {
  return PARAMETER_NAMES.flatMap((parameter) => {
    const [first, second] = [describeParameter(parameter, one), describeParameter(parameter, other)]
    return first === second ? [] : [{ parameter, label: PARAMETERS[parameter].label, one: first, other: second }]
  })
}
