/** Labels of the rendered Security events (Japanese and English) and the field of the schema each stands for. */
const labels: Record<string, string> = {
  アカウント名: 'UserName',
  'account name': 'UserName',
  アカウントドメイン: 'DomainName',
  'account domain': 'DomainName',
  セキュリティid: 'UserSid',
  'security id': 'UserSid',
  ログオンid: 'LogonId',
  'logon id': 'LogonId',
  ログオンタイプ: 'LogonType',
  'logon type': 'LogonType',
  ワークステーション名: 'WorkstationName',
  'workstation name': 'WorkstationName',
  ソースネットワークアドレス: 'IpAddress',
  'source network address': 'IpAddress',
  'source address': 'IpAddress',
  ソースアドレス: 'IpAddress',
  ソースポート: 'IpPort',
  'source port': 'IpPort',
  プロセス名: 'ProcessName',
  'process name': 'ProcessName',
  新しいプロセス名: 'NewProcessName',
  'new process name': 'NewProcessName',
  プロセスのコマンドライン: 'CommandLine',
  'process command line': 'CommandLine',
  クリエータープロセス名: 'ParentProcessName',
  'creator process name': 'ParentProcessName',
  共有名: 'ShareName',
  'share name': 'ShareName',
  タスク名: 'TaskName',
  'task name': 'TaskName',
  サービス名: 'ServiceName',
  'service name': 'ServiceName',
  サービスファイル名: 'ImagePath',
  'service file name': 'ImagePath',
  ターゲットサーバー名: 'TargetServerName',
  'target server name': 'TargetServerName',
  特権: 'PrivilegeList',
  privileges: 'PrivilegeList',
}
/** Sections whose account is the one that acted; any other section's account is the target. */
const subjects = new Set(['サブジェクト', 'subject'])
const perAccount = new Set(['UserName', 'DomainName', 'UserSid', 'LogonId'])

const folded = (label: string): string => {
  const plain = label.trim().toLowerCase()
  return /[^\x20-\x7e]/.test(plain) ? plain.replace(/\s+/g, '') : plain
}

/** Task Scheduler renders sentences; what is quoted in them is told apart by its form. */
function quotedFields(text: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, quoted = ''] of text.matchAll(/"([^"]{1,1000})"/g)) {
    if (/^\{[0-9A-F-]{36}\}$/i.test(quoted)) fields.TaskInstanceId ??= quoted
    else if (/^\\[^\\]/.test(quoted)) fields.TaskName ??= quoted
    else if (/^[\w.-]+\\[^\\"]+$/.test(quoted)) fields.UserContext ??= quoted
    else if (!/^S-1-/.test(quoted)) fields.ActionName ??= quoted
  }
  return fields
}

/**
 * The fields inside a rendered description: `Name: value` lines, in sections where there are such, and sentences with
 * quoted names. Unknown labels keep their own wording, behind their section.
 */
export function describedFields(description: string, provider: string): Record<string, string> {
  const fields: Record<string, string> = /TaskScheduler/i.test(provider) ? quotedFields(description) : {}
  let section = ''
  for (const raw of description.split(/\r?\n/).slice(0, 400)) {
    const found = /^(\s*)([^:\t]{1,60}):[ \t]*(.*)$/.exec(raw)
    if (!found) continue
    const [, indent = '', label = '', value = ''] = found
    if (indent === '' && value.trim() === '') {
      section = folded(label)
      continue
    }
    if (indent === '') section = folded(label) in labels ? '' : section
    const known = labels[folded(label)]
    if (known === undefined) {
      const plain = label.trim()
      fields[
        /^[A-Za-z][\w ]*$/.test(plain) && !plain.includes(' ') ? plain : section ? `${section}/${plain}` : plain
      ] ??= value.trim()
    } else if (perAccount.has(known)) fields[`${subjects.has(section) ? 'Subject' : 'Target'}${known}`] ??= value.trim()
    else fields[known] ??= value.trim()
  }
  return fields
}
