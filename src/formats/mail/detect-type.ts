const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, at) => bytes[at] === byte)
const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, at) => bytes[from + at] === letter.charCodeAt(0))

/** Types that run code when opened on Windows. */
export const executableTypes: ReadonlySet<string> = new Set(['windows-program', 'windows-shortcut', 'elf-program'])

/** Names that Windows runs, whatever the first bytes are. */
export const executableName = /\.(exe|scr|com|pif|cpl|bat|cmd|vbs|vbe|js|jse|wsf|hta|ps1|lnk|msi|jar|dll|iso|img)$/i

/** What a file is by its first bytes; the name and the sender's word count for nothing. */
export function detectType(bytes: Uint8Array): string {
  if (ascii(bytes, 0, 'MZ')) return 'windows-program'
  if (starts(bytes, 0x7f, 0x45, 0x4c, 0x46)) return 'elf-program'
  if (starts(bytes, 0x4c, 0, 0, 0, 0x01, 0x14, 0x02)) return 'windows-shortcut'
  if (ascii(bytes, 0, 'PK\u0003\u0004')) {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
    return /\[Content_Types\]\.xml|word\/|xl\/|ppt\//.test(head) ? 'office-openxml' : 'zip'
  }
  if (ascii(bytes, 0, 'PK\u0005\u0006')) return 'zip'
  if (bytes[2] === 0x2d && (ascii(bytes, 3, 'lh') || ascii(bytes, 3, 'lz')) && bytes[6] === 0x2d) return 'lzh'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole2'
  if (ascii(bytes, 0, '%PDF')) return 'pdf'
  if (ascii(bytes, 0, '{\\rtf')) return 'rtf'
  if (ascii(bytes, 0, 'Rar!')) return 'rar'
  if (starts(bytes, 0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)) return '7z'
  if (starts(bytes, 0x1f, 0x8b)) return 'gzip'
  if (ascii(bytes, 0, 'MSCF')) return 'cab'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'jpeg'
  if (ascii(bytes, 0, 'GIF8')) return 'gif'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512))
  if (/^\s*<(!doctype html|html|script)/i.test(head)) return 'html'
  return bytes.subarray(0, 512).includes(0) ? 'unknown' : 'text'
}
