const units = ['B', 'KB', 'MB', 'GB'] as const

/** “1.4 MB”, by 1,024 as the limits are. */
export const sizeWords = (bytes: number): string => {
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)))
  const number = bytes / 1024 ** step
  return `${step === 0 || number >= 100 ? Math.round(number) : Math.round(number * 10) / 10} ${units[step]}`
}
