import type { Remark, Said } from '../model.ts'

const shown = (sample: string | undefined): string => (sample === undefined ? '' : sample.slice(0, 200))

/** What was found at a file, and what was done about it, one fact per sentence. */
const words: Record<Remark['code'], (count: number, sample: string) => Said> = {
  empty: () => ({ ja: '空のファイルです（0バイト）。', en: 'The file is empty (0 bytes).' }),
  truncated: (_count, sample) => ({
    ja: `途中で切れています（${sample}）。切れる前までの記録を使いました。元の機器から取り直してください。`,
    en: `It breaks off (${sample}). The records before that were used. Collect it again from its source.`,
  }),
  broken: (_count, sample) => ({
    ja: `書庫が壊れています（${sample}）。展開できず、調べていません。元の機器から取り直してください。`,
    en: `The archive is broken (${sample}). It could not be unpacked and was not investigated. Collect it again from its source.`,
  }),
  nested: (_count, sample) => ({
    ja: `書庫の中に書庫があります（${sample}）。調べていません。展開して証拠フォルダーに置いてください。`,
    en: `It is an archive inside an archive (${sample}). It was not investigated. Unpack it into the evidence folder.`,
  }),
  bomb: (_count, sample) => ({
    ja: `展開すると異常に大きくなるため、途中で展開をやめました（${sample}）。残りは調べていません。`,
    en: `It unpacks to an unreasonable size and was not unpacked to its end (${sample}). The rest was not investigated.`,
  }),
  control: count => ({
    ja: `NUL文字が${count}個あります。空白に置き換えて読みました。`,
    en: `It holds ${count} NUL bytes. They were read as blanks.`,
  }),
  undecodable: count => ({
    ja: `読めない文字が${count}個あります。その行の文字列は、一部が失われています。`,
    en: `${count} characters cannot be decoded. The texts of those lines are incomplete.`,
  }),
  long_line: count => ({
    ja: `1 MBを超える行が${count}行あります。1 MBより後ろは読んでいません。`,
    en: `${count} lines are longer than 1 MB. They were read up to there.`,
  }),
  bad_lines: (count, sample) => ({
    ja: `記録として読めない行が${count}行あります。例：${sample}`,
    en: `${count} lines cannot be read as records, for example: ${sample}`,
  }),
  implausible_time: (count, sample) => ({
    ja: `日時があり得ない記録が${count}件あります（${sample}）。判断には使っていません。`,
    en: `${count} records bear impossible times (${sample}). They are not judged.`,
  }),
  duplicate_file: (_count, sample) => ({
    ja: `${sample} と同じ内容です。一度だけ数えました。`,
    en: `It has the same content as ${sample}. It is counted once.`,
  }),
  duplicate_records: (count, sample) => ({
    ja: `${sample} と同じ記録が${count}件あります。一度だけ数えました。`,
    en: `${count} records stand in ${sample} as well. They are counted once.`,
  }),
  unrecognised: () => ({
    ja: 'ログの形式が分かりません。調べていません。mapping.json で列を指定してください。',
    en: 'Its format is not known. It was not investigated. Name its columns in mapping.json.',
  }),
  unreadable: (_count, sample) => ({
    ja: `開けません（${sample}）。調べていません。読取り権限を確かめてください。`,
    en: `It cannot be opened (${sample}). It was not investigated. Check the permission to read it.`,
  }),
  clock_skew: (count, sample) => ({
    ja: `時計が${sample}ずれています（${count}件の一致から推定）。補正して判断しました。`,
    en: `Its clock is off by ${sample} (estimated from ${count} matches). Times were corrected before judging.`,
  }),
  outside_declared: (count, sample) => ({
    ja: `提出対象期間の外の記録が${count}件あります（${sample}）。`,
    en: `${count} records lie outside the declared period (${sample}).`,
  }),
  ambiguous_time: (count, sample) => ({
    ja: `夏時間の終わりで二度ある時刻の記録が${count}件あります（${sample}から）。1時間ずれている場合があります。`,
    en: `${count} records bear clock times that occur twice at the end of summer time (from ${sample}). They may be an hour off.`,
  }),
  link: (_count, sample) => ({
    ja: `リンクです（${sample}）。たどっていません。実体を証拠フォルダーに置いてください。`,
    en: `It is a link (${sample}) and was not followed. Put the file itself into the evidence folder.`,
  }),
  special: () => ({
    ja: '通常のファイルではありません。開いていません。',
    en: 'It is no regular file. It was not opened.',
  }),
  changed: () => ({
    ja: '調査の間に内容が変わりました。証拠を保全し直し、もう一度調べてください。',
    en: 'It changed during the investigation. Secure the evidence anew and investigate again.',
  }),
}

/** A remark about a file as a sentence in both languages. */
export const remarkWords = ({ code, count, sample }: Remark): Said => words[code](count, shown(sample))
