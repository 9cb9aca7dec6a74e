import type { WindowsEvent } from '../../../formats/eventlog/model.ts'
import { distinct, fileNameOf, linkOf, plain, type Trait } from './model.ts'

/** MD5, SHA-1 and SHA-256 as Sysmon, AppLocker, Defender and PowerShell write them; identifiers of Windows have hyphens. */
const hash = /(?<![\da-f])(?:[\da-f]{64}|[\da-f]{40}|[\da-f]{32})(?![\da-f])/gi
const link = /https?:\/\/[^\s"'<>|^)\]]{3,1000}/gi
const bareName = /[^\s"'<>|:*?\\/=,;()[\]{}]{1,200}\.[a-z\d]{2,5}(?![\w.-])/gi
const quoted = /"([^"]{3,400})"/g

/** Sysmon 3 and 22, the filtering platform (5156), logons, remote desktops, DNS clients, BITS. */
const placeFields = new Set([
  'QueryName',
  'DestinationHostname',
  'DestinationIp',
  'DestAddress',
  'SourceIp',
  'SourceAddress',
  'IpAddress',
  'ClientAddress',
  'ClientIP',
  'Address',
  'RemoteName',
  'RemoteAddress',
])

/** Whole values that are the path of one file, spaces and all. */
const pathFields =
  /^(image|parentimage|imageloaded|targetfilename|sourceimage|targetimage|originalfilename|newprocessname|parentprocessname|processname|process name|imagepath|filename|file name|filepath|fullfilepath|objectname|relativetargetname|path|application|targetobject)$/i

const namesIn = (field: string, value: string): string[] => {
  if (pathFields.test(field)) return [fileNameOf(value)]
  const parts = [...value.matchAll(quoted)].flatMap(([, inner]) => (inner?.includes('.') ? [fileNameOf(inner)] : []))
  return [...parts, ...(value.match(bareName) ?? []).map(fileNameOf)]
}

const placeOf = (value: string): Trait => ({
  kind: 'PLACE',
  value: plain(value)
    .replace(/^::ffff:/, '')
    .replace(/\.$/, ''),
})

/** Everything in the fields of one event that an indicator may name; a description repeats the fields and is left out. */
export const traitsOfEvent = ({ fields, description }: WindowsEvent): Trait[] => {
  const entries = Object.entries(fields)
  const texts = entries.length > 0 ? entries : [['description', description ?? ''] as const]
  return distinct(
    texts.flatMap(([field, value]): Trait[] => {
      if (value.length < 4) return []
      if (placeFields.has(field)) return [placeOf(value)]
      return [
        ...(value.match(hash) ?? []).map((found): Trait => ({ kind: 'HASH', value: found.toLowerCase() })),
        ...(value.match(link) ?? []).flatMap(found => linkOf(found) ?? []),
        ...(value.includes('.') ? namesIn(field, value) : []).map((name): Trait => ({ kind: 'NAME', value: name })),
      ]
    }),
  )
}
