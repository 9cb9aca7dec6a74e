import type { Said } from '../../model.ts'
import type { Deed, Means } from './model.ts'

/** What one command line does. */
export interface Doing {
  deed: Deed
  weight: number
  says: Said
}

interface Pattern extends Doing {
  pattern: RegExp
}

const doing = (deed: Deed, weight: number, ja: string, en: string, pattern: RegExp): Pattern => ({
  deed,
  weight,
  says: { ja, en },
  pattern,
})

/**
 * The tools of administrators are the tools of intruders: what both use weighs little. What only serves to take
 * credentials out of memory or out of a domain weighs by itself.
 */
const patterns: Pattern[] = [
  doing(
    'credentials',
    0.9,
    '資格情報を盗む、または偽の認証チケットを作る操作',
    'credentials are stolen or tickets forged',
    /\b(sekurlsa|kerberos|lsadump|dpapi|vault|token)::[a-z]/i,
  ),
  doing(
    'credentials',
    0.9,
    '認証プロセスのメモリーの取出し',
    'the memory of the logon process is taken out',
    /(comsvcs(\.dll)?\W+(minidump|#24))|((procdump|rdrleakdiag|sqldumper)\S*\s.*lsass)/i,
  ),
  doing(
    'credentials',
    0.8,
    'パスワードのデータベースの複製',
    'the database of passwords is copied',
    /(\breg(\.exe)?["\s]+save\s+"?hklm\\(sam|security|system)\b)|(ntdsutil\S*\s.*\bifm\b)|(\\ntds\.dit\b)/i,
  ),
  doing(
    'persistence',
    0.35,
    '起動時に動くプログラムの登録',
    'a program is registered to run at logon',
    /\\currentversion\\run(once)?\b/i,
  ),
  doing(
    'persistence',
    0.35,
    'アカウントの追加',
    'an account is added',
    /\bnet1?(\.exe)?"?\s+(user|localgroup|group)\s+\S+.*\s\/add\b/i,
  ),
  doing(
    'download',
    0.4,
    'スクリプトや道具による外部からのファイル取得',
    'a file is fetched by script or tool',
    /(\.download(file|string|data)\()|(\b(invoke-webrequest|start-bitstransfer|iwr|wget)\b.*https?:)|(certutil\S*\s.*-urlcache)|(bitsadmin\S*\s.*\/transfer)|(\bcurl(\.exe)?"?\s.*https?:)/i,
  ),
  doing(
    'commands',
    0.7,
    '遠隔操作の道具が残す命令の形',
    'a command of the form that tools for remote control leave',
    /(\s1?>\s*\\\\127\.0\.0\.1\\(admin|[a-z])\$)|(\becho\s+\w+\s*>\s*\\\\\.\\pipe\\)/i,
  ),
  doing(
    'commands',
    0.35,
    '内容を隠した PowerShell の実行',
    'PowerShell runs with its content concealed',
    /powershell\S*\s.*\s-e(nc|ncodedcommand)?\s+[a-z0-9+/=]{40,}/i,
  ),
  doing(
    'commands',
    0.2,
    '実行制限を外した PowerShell の実行',
    'PowerShell runs with its policy bypassed',
    /powershell\S*\s.*-(ep|exec|executionpolicy)\s+(bypass|unrestricted)/i,
  ),
  doing(
    'discovery',
    0.2,
    '文書ファイルの探索',
    'documents are searched for',
    /\b(dir|where|findstr|get-childitem)\b.*\*?\.(doc|xls|ppt|pdf|kdbx|pst)/i,
  ),
  doing(
    'discovery',
    0.15,
    '利用者・端末・ネットワークの調査',
    'users, machines and the network are explored',
    /(\bnet1?(\.exe)?"?\s+(view|group|accounts|user)\b(?!.*\/add))|(\b(nltest|whoami|systeminfo|quser|qwinsta|netstat|tasklist|dsquery|adfind|klist)(\.exe)?"?(\s|$))|(\bipconfig(\.exe)?"?\s+\/all)|(\barp(\.exe)?"?\s+-a)/i,
  ),
  doing(
    'discovery',
    0.1,
    '組織内の端末への到達確認',
    'machines inside are probed',
    /\bping(\.exe)?"?\s+(-\w\s+\d+\s+)*(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/i,
  ),
  doing('collection', 0.3, 'ファイルの圧縮', 'files are packed', /\b(rar|winrar|7z|7za)(\.exe)?"?\s+a\s/i),
  doing(
    'covering',
    0.5,
    'ログや復元用データの消去',
    'logs or shadow copies are deleted',
    /(\bwevtutil(\.exe)?"?\s+(cl|clear-log)\b)|(\bclear-eventlog\b)|(\bvssadmin\S*\s+delete\s+shadows)|(\bfsutil\S*\s+usn\s+deletejournal)/i,
  ),
]

/** What a command line does, at most one entry for each pattern. */
export const doingsOf = (command: string): Doing[] =>
  patterns.filter(({ pattern }) => pattern.test(command)).map(({ deed, weight, says }) => ({ deed, weight, says }))

const url = /\bhttps?:\/\/([a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d+)?(\/[^\s"'<>|)]*)?/i

/** The host of the first address in a command, and where what is fetched is to be stored. */
export const fetchedBy = (command: string): { host: string; stored?: string } | undefined => {
  const found = url.exec(command)
  const host = found?.[1]?.toLowerCase()
  if (!found || !host) return undefined
  const after = /([a-z]:\\[^"'<>|)\s]+\.\w{2,4})/i.exec(command.slice(found.index + found[0].length))
  return { host, ...(after?.[1] ? { stored: after[1] } : {}) }
}

const name = String.raw`"?\\\\([^\\\s"/]+)`
const reaches: [Means, RegExp, program?: RegExp][] = [
  [
    'scheduled-task',
    new RegExp(String.raw`\bat(?:\.exe)?"?\s+${name}"?\s+\d`, 'i'),
    /\d{1,2}:\d\d\s+(?:\/\S+\s+)*(.+)$/,
  ],
  ['scheduled-task', /\bschtasks\S*\s.*\/s\s+"?\\{0,2}([^\s"\\]+)/i, /\/tr\s+("[^"]+"|\S+)/i],
  [
    'service',
    new RegExp(String.raw`\bsc(?:\.exe)?"?\s+${name}"?\s+(?:create|config|start)\b`, 'i'),
    /binpath=\s*("[^"]+"|\S+)/i,
  ],
  ['service', new RegExp(String.raw`\b(?:psexec|paexec|remcom)\S*\s+(?:.*\s)?${name}`, 'i')],
  ['wmi', /\bwmic\S*\s.*\/node:\s*"?([^\s",]+).*\bcall\s+create\b/i, /\bcreate\s+(.+)$/i],
  ['remote-shell', /\bwinrs\S*\s.*[-/]r(?:emote)?:(?:https?:\/\/)?"?([^\s":/]+)/i],
  ['remote-shell', /\b(?:invoke-command|icm|enter-pssession|new-pssession)\b.*-(?:computername|cn)\s+"?([^\s",;]+)/i],
  ['desktop', /\bmstsc\S*\s.*\/v:"?([^\s":]+)/i],
  ['share', new RegExp(String.raw`\bnet1?(?:\.exe)?"?\s+use\s+(?:\S+\s+)?${name}\\(?:[a-z]\$|admin\$|ipc\$)`, 'i')],
  ['share', new RegExp(String.raw`\b(?:x?copy|robocopy|move)\b.*${name}\\(?:[a-z]|admin)\$`, 'i')],
]

/** The machine a command reaches for, by what means, and what is to run there. */
export const reachOf = (command: string): { target: string; means: Means; program: string } | undefined => {
  for (const [means, pattern, program] of reaches) {
    const target = pattern.exec(command)?.[1]
    if (!target || /^(localhost|127\.0\.0\.1|\.)$/i.test(target)) continue
    return { target, means, program: program?.exec(command)?.[1]?.trim() ?? command }
  }
  return undefined
}
