/** A file that a spreadsheet wrote: UTF-8, and where it is not, Shift_JIS as Excel in Japan still writes it. */
export const readText = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}
