/** What a piece of work takes of the processor, in milliseconds: on a loaded machine the clock says nothing. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
