/**
 * Removes every guard of every model.ts, policy.ts and service.ts, one at a time, and runs the tests beside it, those on
 * the embedded database where no unit test notices: a guard whose removal no test notices is printed, and the command
 * fails. `npm run guards [path…]`; all of them take hours.
 * It works on a copy of the committed tree in the system's temporary folder.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'

const copy = mkdtempSync(join(tmpdir(), 'noroshi-guards-'))
const run = (command: string, args: readonly string[], cwd: string) =>
  spawnSync(command, args, { cwd, encoding: 'utf8' })

run('git', ['clone', '--quiet', '--shared', process.cwd(), copy], process.cwd())
symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'))

const given = process.argv.slice(2)
const files = readdirSync(join(copy, 'src'), { recursive: true, encoding: 'utf8' })
  .map(file => join('src', file))
  .filter(
    file =>
      /\/(model|policy|service)\.ts$/.test(file) && (given.length === 0 || given.some(path => file.startsWith(path))),
  )
  .sort()

interface Mutation {
  start: number
  end: number
  instead: string
}

const refuses = (node: ts.Node): boolean =>
  /\bdeny\(|\.push\(\{ code|\[\{ code|throw new NoroshiError\(/.test(node.getText())
/** `must(decide(…))`: an act that is refused otherwise. */
const isMust = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) &&
  ts.isCallExpression(node.expression) &&
  node.expression.expression.getText() === 'must'
const isEmptyList = (node: ts.Node): boolean => ts.isArrayLiteralExpression(node) && node.elements.length === 0

/** Every place that refuses, and what stands there when it no longer does. */
const mutationsOf = (source: ts.SourceFile): Mutation[] => {
  const found: Mutation[] = []
  const replace = (node: ts.Node, instead: string) => found.push({ start: node.getStart(), end: node.end, instead })
  const visit = (node: ts.Node): void => {
    if (isMust(node)) replace(node, '')
    if (ts.isIfStatement(node) && !node.elseStatement && refuses(node.thenStatement)) replace(node, '')
    if (ts.isConditionalExpression(node)) {
      const { whenTrue, whenFalse } = node
      if (refuses(whenTrue) && !refuses(whenFalse)) replace(node, whenFalse.getText())
      else if (refuses(whenFalse) && !refuses(whenTrue)) replace(node, whenTrue.getText())
      else if (isEmptyList(whenTrue) !== isEmptyList(whenFalse)) replace(node, '[]')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const notices = (folder: string): boolean =>
  ['unit', 'embedded'].some(project => {
    const tests = ['vitest', 'run', '--passWithNoTests', '--bail', '1', '--project', project, `${folder}/`]
    return run('npx', tests, copy).status !== 0
  })

let guards = 0
const survivors: string[] = []
for (const file of files) {
  const path = join(copy, file)
  const original = readFileSync(path, 'utf8')
  const source = ts.createSourceFile(file, original, ts.ScriptTarget.Latest, true)
  const mutations = mutationsOf(source)
  if (mutations.length > 0 && notices(dirname(file))) throw new Error(`the tests of ${dirname(file)} fail as they are`)
  for (const { start, end, instead } of mutations) {
    guards++
    writeFileSync(path, original.slice(0, start) + instead + original.slice(end))
    const line = source.getLineAndCharacterOfPosition(start).line + 1
    if (!notices(dirname(file)))
      survivors.push(`${file}:${line} ${original.slice(start, end).replaceAll(/\s+/g, ' ').slice(0, 120)}`)
  }
  writeFileSync(path, original)
  process.stdout.write(`${file}\n`)
}
rmSync(copy, { recursive: true, force: true })
for (const survivor of survivors) process.stdout.write(`no test notices the removal of ${survivor}\n`)
process.stdout.write(`${guards} guards removed one by one, ${guards - survivors.length} noticed\n`)
process.exit(survivors.length > 0 ? 1 : 0)
