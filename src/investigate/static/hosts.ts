const name = /(?<![\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z]{2,24}(?![\w-])/gi
const address = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g
/** What looks like a host name in a program and is a file, or belongs to every program. */
const files =
  /\.(exe|dll|sys|ini|dat|bin|txt|log|tmp|cfg|xml|doc|xls|pdf|html?|php|cpp|pdb|obj|lib|ocx|bat|cmd|manifest|resources)$/i
const everywhere =
  /(^|\.)(microsoft\.com|w3\.org|verisign\.com|digicert\.com|globalsign\.com|symantec\.com|openxmlformats\.org)$/i

/**
 * Host names and addresses among the printable bytes, as they are and as UTF-16. Not proof of contact: a program names
 * many hosts. The first 4 MiB are searched, at most 200 hosts returned.
 */
export function hostsIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 4 << 20))
  // A program's UTF-16 text alternates with zero bytes.
  const wide = text.includes('\0') ? text.replace(/([\x20-\x7e])\0/g, '$1') : ''
  const found = new Set<string>()
  for (const part of [text, wide])
    for (const pattern of [name, address])
      for (const [host] of part.matchAll(pattern)) {
        const plain = host.toLowerCase()
        if (!files.test(plain) && !everywhere.test(plain)) found.add(plain)
        if (found.size >= 200) return [...found]
      }
  return [...found]
}
