const settingOf = (environment: Readonly<Record<string, string | undefined>>, name: string): string | undefined =>
  environment[name] || environment[name.toLowerCase()] || undefined

const isExcepted = (host: string, port: string, exceptions: string): boolean =>
  exceptions.split(/[\s,]+/).some(entry => {
    const [, name = '', only] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? []
    if (entry.trim() === '*') return true
    if (name === '' || (only && only !== port)) return false
    return host === name || host.endsWith(`.${name}`)
  })

/**
 * The proxy that the environment names for an address: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, in capitals or small letters;
 * NO_PROXY excepts names with all that lies below them, names with a port, or everything (*).
 */
export const proxyFor = (
  { protocol, hostname, port }: URL,
  environment: Readonly<Record<string, string | undefined>>,
): URL | undefined => {
  const named =
    settingOf(environment, protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? settingOf(environment, 'ALL_PROXY')
  if (!named) return undefined
  const own = port || (protocol === 'https:' ? '443' : '80')
  if (isExcepted(hostname.toLowerCase(), own, settingOf(environment, 'NO_PROXY') ?? '')) return undefined
  return new URL(named.includes('://') ? named : `http://${named}`)
}
