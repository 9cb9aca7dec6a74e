/**
 * What people mean by parts of the day. Every range is a choice of this project: it is shown back before anything is
 * sent, and the person can correct it (SCREENS §8.2). Changing a range means changing this table and nothing else.
 */
export interface PartOfDay {
  /** Alternatives of a regular expression over folded text (NFKC, lower case). */
  words: string
  /** Hours from the midnight that begins the day; below 0 and above 24 lie in the neighbouring days. */
  from: number
  to: number
  /** Where “until” ends, if not at `to`: 昼まで is until noon. */
  until?: number
  /** The word itself names the day: 今朝 is today’s, 昨夜 yesterday’s. */
  day?: -1 | 0
  /** How a clock hour that follows is meant: 夕方5時 is 17時, 昨夜1時 is 25時 of yesterday, 深夜1時 is of no certain date. */
  hour?: 'AS_SAID' | 'PM' | 'NIGHT' | 'SMALL_HOURS'
}

/** Longer words stand before the shorter ones they contain. */
export const partsOfDay: readonly PartOfDay[] = [
  { words: '日付が変わ(?:った|る)|真夜中|midnight', from: -0.5, to: 0.5 },
  { words: '今朝(?:方)?|けさ|this morning', from: 5, to: 10, day: 0, hour: 'AS_SAID' },
  { words: '昨夜|昨晩|ゆうべ|last night', from: 18, to: 26, day: -1, hour: 'NIGHT' },
  { words: '今夜|今晩|tonight', from: 18, to: 24, day: 0, hour: 'NIGHT' },
  { words: '未明', from: 0, to: 3, hour: 'AS_SAID' },
  { words: '明け方|夜明け前?|at dawn|dawn', from: 3, to: 6, hour: 'AS_SAID' },
  { words: '始発(?:列車|電車)?|first train', from: 4.5, to: 5.5 },
  { words: '終電|終列車|last train', from: 23.5, to: 25 },
  { words: '早朝|early in the morning|early morning', from: 4, to: 7, hour: 'AS_SAID' },
  { words: '始業(?:時)?', from: 8.5, to: 9.5 },
  { words: '正午|noon|midday', from: 12, to: 12 },
  { words: '昼前|late morning', from: 10, to: 12 },
  { words: '昼過ぎ|昼すぎ|early afternoon', from: 12, to: 15, hour: 'PM' },
  { words: 'お昼|昼', from: 11, to: 13, until: 12 },
  { words: '朝方|朝|in the morning', from: 5, to: 10, hour: 'AS_SAID' },
  { words: '午前中|午前', from: 0, to: 12, hour: 'AS_SAID' },
  { words: 'morning', from: 5, to: 12 },
  { words: '午後|in the afternoon|this afternoon|afternoon', from: 12, to: 18, hour: 'PM' },
  { words: '夕方|夕刻|夕|in the evening|this evening|evening', from: 16, to: 19, hour: 'PM' },
  { words: '夜遅く|深夜|late at night', from: 23, to: 27, hour: 'SMALL_HOURS' },
  { words: '夜|at night|night', from: 18, to: 24, hour: 'PM' },
]

/** Half-widths in minutes of what ごろ adds to a clock time. */
export const about = { hour: 30, minute: 15 } as const

/** “3時間前” is not said to the minute; a day is the whole day. */
export const units = [
  { words: '分|minutes?|mins?', minutes: 1, tolerance: 5 },
  { words: '時間|hours?|hrs?', minutes: 60, tolerance: 30 },
  { words: '日|days?', minutes: 1440, tolerance: null },
  { words: '週間|weeks?', minutes: 7 * 1440, tolerance: 1440 },
] as const

/** Words for “just before now”, in minutes back from now. */
export const justNow = [
  { words: 'たった今|今しがた|只今|ただ今|ただいま|現在|いま|今|just now|right now|now', back: 5 },
  { words: 'さきほど|先ほど|先程|さっき|a (?:moment|short while|little while) ago', back: 60 },
] as const

/** What is left between the parts that are read. Anything else means that the wording is not understood. */
export const particles =
  /(?:の|に|は|から|より|時点|、|,|\.|\bat\b|\bon\b|\bthe\b|\bof\b|\bin\b|\bfrom\b|\bsince\b|\s)+/g

export const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
