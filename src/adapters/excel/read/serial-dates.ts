const MS_PER_DAY = 86_400_000
const SECONDS_PER_DAY = 86_400
const LAST_SERIAL = 2_958_465
/** Days of 1904-01-01 in the 1900 date system (ECMA-376 Part 1, 18.17.4.1). */
export const SYSTEM_1904 = 1462

/** ISO text of a serial, to the second: 44926 → 「2022-12-31」; undefined outside 1900 to 9999. */
export function isoFromSerial(digits: string, date1904: boolean): string | undefined {
  const serial = Number(digits) + (date1904 ? SYSTEM_1904 : 0)
  if (!(serial >= 0 && serial < LAST_SERIAL + 1)) return undefined
  let day = Math.floor(serial)
  let seconds = Math.round((serial - day) * SECONDS_PER_DAY)
  if (seconds === SECONDS_PER_DAY) {
    day++
    seconds = 0
  }
  const date = isoDay(day)
  return seconds === 0 ? date : `${date}T${new Date(seconds * 1000).toISOString().slice(11, 19)}`
}

function isoDay(day: number): string {
  // Serial 60 is a day that never was, kept for the sake of Lotus 1-2-3.
  if (day === 60) return '1900-02-29'
  const since = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return new Date(since + day * MS_PER_DAY).toISOString().slice(0, 10)
}

/** The serial of an ISO date as it stands in a cell of type `d`; undefined when it is none. */
export function serialFromIso(iso: string, date1904: boolean): string | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(iso)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const days = (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / MS_PER_DAY
  const time = (hour * 3600 + minute * 60 + second) / SECONDS_PER_DAY
  const serial = (days < 61 ? days - 1 : days) + time - (date1904 ? SYSTEM_1904 : 0)
  return serial < 0 ? undefined : String(Number(serial.toFixed(10)))
}
