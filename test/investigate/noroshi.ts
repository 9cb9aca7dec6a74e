import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleServer } from '../../bundle.mjs'
import { projectRoot } from '../../src/platform/config/project-root.ts'

export interface Run {
  code: number | null
  output: string
  result: Result
}

/** What the tests read of result.json. */
export interface Result {
  destinations: { host: string; score: number; evidence: { detector: string; text: string }[] }[]
  terminals: { id: string; cause: { type: string; because: string; fromTerminal?: string } }[]
  coverage: {
    path: string
    node: string
    records: number
    badLines: number
    compression: string
    encoding: string
    format: string
    first?: string
    last?: string
    remarks: { code: string; count: number; text: string; sample?: string }[]
  }[]
  evidence: { path: string; sha256: string; remarks: { code: string; text: string }[] }[]
  gaps: { source: string; from: string; to: string }[]
  timeline: { time: string; kind: string; summary: string; refs: string[] }[]
  findings?: Record<string, unknown>
  notes: string[]
}

const ended = async (child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; output: string }> => {
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  const [code] = await once(child, 'close')
  return { code, output }
}

/** The built program in a folder of its own, as it would stand on a machine without the sources. */
export const installed = async () => {
  const root = mkdtempSync(join(tmpdir(), 'noroshi-installed-'))
  const server = join(root, 'dist/server')
  mkdirSync(server, { recursive: true })
  mkdirSync(join(root, 'migrations'))
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  await bundleServer(server)
  const cli = join(server, 'cli.js')
  const begin = (words: string[]) =>
    spawn(process.execPath, [cli, ...words], {
      env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' },
      cwd: root,
    })
  const start = (folder: string, out: string, more: string[] = []) =>
    begin(['investigate', folder, '--out', out, ...more])
  return {
    root,
    start,
    /** Writes the files of an evidence folder and names it. */
    folder: (name: string, files: Readonly<Record<string, string | Buffer>>): string => {
      const folder = join(root, 'evidence', name)
      mkdirSync(folder, { recursive: true })
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
      return folder
    },
    begin,
    /** Any command of the program. */
    call: (words: string[]) => ended(begin(words)),
    run: async (folder: string, more: string[] = [], out = `${folder}-result`): Promise<Run> => {
      const { code, output } = await ended(start(folder, out, more))
      const path = join(out, 'result.json')
      const result = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
      return { code, output, result }
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

const start = Date.parse('2026-03-02T00:00:00Z') / 1000

/** A line of Squid's log; `at` in seconds after 2026-03-02 09:00 in Tokyo. */
export const squidLine = (at: number, client: string, url: string, status = 200): string =>
  `${(start + at).toFixed(3)}     12 ${client} TCP_MISS/${status} 900 GET ${url} - HIER_DIRECT/198.51.100.7 text/html "-" "Agent/1" 300`

/** Office traffic: every ten seconds somebody asks something. */
export const squidLines = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const at = from + n * 10
    return squidLine(at, `10.1.0.${(at / 10) % 9}`, `http://site${(at / 10) % 40}.example/page${at}`)
  })

export const asFile = (lines: string[]): string => `${lines.join('\n')}\n`
