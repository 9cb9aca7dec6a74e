import { isEvtx } from './evtx.ts'
import { decodeExport, isViewerHeading } from './viewer-csv.ts'

/** Whether the first bytes of a file (a few kilobytes) are those of a Windows event log in any form that is read here. */
export const isEventLog = (head: Uint8Array): boolean => {
  if (isEvtx(head)) return true
  // The last letter of a head cut at a number of bytes may be half there.
  const text = decodeExport(head.subarray(0, lastLine(head))).replace(/^\ufeff/, '')
  if (/^\s*</.test(text)) return text.includes('schemas.microsoft.com/win/2004/08/events')
  const first = text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  if (first.startsWith('{')) return /"EventID"\s*:/.test(first) && /"TimeCreated"\s*:/.test(first)
  return isViewerHeading(first.split(','))
}

const lastLine = (head: Uint8Array): number => {
  const at = head.lastIndexOf(0x0a)
  // In UTF-16 a line ends in two bytes.
  return at < 0 ? head.length : at + (head[at + 1] === 0 ? 2 : 1)
}
