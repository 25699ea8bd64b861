/** Time as an argument, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Returns earlier when the user asks to stop. */
  readonly sleep: (ms: number) => Promise<void>
}

const SLICE_MS = 500

export function systemClock(interrupted: () => boolean): Clock {
  return {
    now: () => Date.now(),
    async sleep(ms) {
      const end = Date.now() + ms
      while (!interrupted() && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, Math.min(SLICE_MS, end - Date.now())))
    },
  }
}

/** 「2026-01-05 09:02:03」, local time. */
export function timeText(ms: number): string {
  const date = new Date(ms)
  const two = (number: number): string => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** 「09:02」. */
export function hourText(ms: number): string {
  return timeText(ms).slice(11, 16)
}
