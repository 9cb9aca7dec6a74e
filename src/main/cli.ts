import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import { systemClock } from '../kernel/clock.ts'
import { type Config, isLoopback, readConfig } from '../platform/config/config.ts'
import { projectRoot } from '../platform/config/project-root.ts'
import { StartError } from '../platform/config/start-error.ts'
import { withActor, withoutActor } from '../platform/db/actor.ts'
import { openDatabase } from '../platform/db/database.ts'
import { openClock } from '../share/scenario/service.ts'
import { verify } from '../trust/audit/service.ts'
import { isDemonstration } from '../trust/identity/demonstration/store.ts'
import { issueDemonstrationLink, issueSetUpLink } from '../trust/identity/links/service.ts'
import { answerBackups, type BackupOptions, backup, restore } from './backup/commands.ts'
import { type ScenarioName, scenarioNames, scenarios } from './demonstration/scenarios.ts'
import { seedDemonstration, seedScenario, seedVolume } from './demonstration/seed.ts'
import { type DetectionsOptions, detectionsCommand } from './detections/command.ts'
import { type InvestigateOptions, investigateCommand } from './investigation/command.ts'
import { sweepCommand } from './investigation/sweep.ts'
import type { SweepOptions } from './investigation/sweep-options.ts'
import { openApiDocument } from './openapi.ts'
import { prove } from './prove.ts'
import { migrateDatabase, openReadyDatabase, type RunningServer, startServer } from './server.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Ends the server on the first signal, and the process on the second. @returns what work beside it listens to */
const untilStopped = (server: RunningServer): AbortSignal => {
  const stopping = new AbortController()
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1)
    stopping.abort()
    server.stop().then(
      () => process.exit(0),
      error => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return stopping.signal
}

const serve = async (config: Config): Promise<void> => {
  const database = await openReadyDatabase(config)
  const world = { kysely: database.kysely, clock: systemClock }
  if (await withoutActor(world, isDemonstration)) {
    await database.close()
    throw new StartError(
      `${config.data} holds the demonstration world. Run it with: npm run demo — or set NOROSHI_DATA to another folder.`,
      `${config.data} はデモ用のデータです。npm run demo で起動するか、NOROSHI_DATA に別のフォルダーを指定してください。`,
    )
  }
  const server = await startServer(config, database)
  answerBackups(config, database)
  const setUp = await withoutActor(world, tx => issueSetUpLink(tx, systemClock.now()))
  say(
    setUp ? `Open once to set up / 初回設定: ${config.publicUrl}/set-up#${setUp}` : `Open / 開く: ${config.publicUrl}/`,
  )
  untilStopped(server)
}

const demonstrate = async (given: Config, { scenario }: { scenario?: ScenarioName } = {}): Promise<void> => {
  if (given.databaseUrl || !isLoopback(given.host)) {
    throw new StartError(
      'The demonstration signs people in without passwords: it runs only on a loopback address and without DATABASE_URL.',
      'デモはパスワードなしで切り替えられるため、DATABASE_URL なし、このコンピューター内のアドレスでだけ動きます。',
    )
  }
  const config = { ...given, data: join(given.data, scenario ?? 'demonstration') }
  const database = await openReadyDatabase(config)
  const world = { kysely: database.kysely, clock: systemClock }
  const clock = await openClock(database.kysely, scenario ? scenarios[scenario].start : config.scenario)
  const progress = (line: string) => say(`  ${line}`)
  await (scenario ? seedScenario(database, progress, clock, scenario) : seedDemonstration(database, progress, clock))
  const server = await startServer(config, database, { demonstration: true, clock })
  const token = await withoutActor(world, tx => issueDemonstrationLink(tx, systemClock.now()))
  say(`Open / 開く: ${config.publicUrl}/enter#${token}`)
  const stopped = untilStopped(server)
  if (scenario) return
  try {
    await seedVolume(database, progress, stopped)
  } catch (error) {
    if (!stopped.aborted) throw error
  }
}

const verifyAudit = async (config: Config): Promise<void> => {
  const database = await openDatabase(config)
  try {
    const world = { kysely: database.kysely, clock: systemClock }
    const verdict = await withActor(world, { type: 'system', system: 'verifier' }, verify)
    if (verdict.intact) {
      say(`Intact: ${verdict.blocks} blocks, ${verdict.unsealed} entries not sealed yet. Head ${verdict.head}`)
    } else {
      say(`Broken at block ${verdict.block}: ${verdict.because}`)
      process.exitCode = 1
    }
  } finally {
    await database.close()
  }
}

const migrateOnly = async (config: Config): Promise<void> => {
  const url = config.databaseUrl ? config.databaseOwnerUrl : undefined
  if (config.databaseUrl && !url) {
    throw new StartError(
      'Set DATABASE_OWNER_URL: migrations run as the owner of the database, not as the login role of the server.',
      'DATABASE_OWNER_URL を指定してください。移行は、サーバーの役割ではなくデータベースの所有者として行います。',
    )
  }
  const database = await openDatabase(config, url)
  try {
    const names = await migrateDatabase(database)
    say(names.length > 0 ? `Applied: ${names.join(', ')}` : 'The schema is up to date.')
  } finally {
    await database.close()
  }
}

/** Runs a command; a StartError is printed as its two sentences, anything else with its stack. */
const run =
  <Given extends unknown[]>(command: (config: Config, ...given: Given) => Promise<void>) =>
  async (...given: Given): Promise<void> => {
    try {
      await command(readConfig(process.env), ...given)
    } catch (error) {
      if (error instanceof StartError) process.stderr.write(`${error.ja}\n${error.message}\n`)
      else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    }
  }

const program = new Command('noroshi').description('Reports, cases and advisories between ministries and operators')
program.command('serve').description('run the server').action(run(serve))
program
  .command('demo')
  .addOption(new Option('--scenario <name>', 'a case of the past instead, on its own time').choices(scenarioNames))
  .description('run the demonstration world on this computer')
  .action(run(demonstrate))
program.command('migrate').description('bring the database up to date, as its owner').action(run(migrateOnly))
program
  .command('backup')
  .argument('<folder>', 'must not exist yet')
  .option('--passphrase-file <file>', 'encrypt with the passphrase in this file')
  .description('database, files and keys into a folder, while the server runs')
  .action(run((config, folder: string, options: BackupOptions) => backup(config, folder, options, say)))
program
  .command('restore')
  .argument('<folder>', 'a folder that backup wrote')
  .option('--passphrase-file <file>', 'the passphrase it was encrypted with')
  .option('--verify-only', 'read it to its end and restore nothing')
  .description('into an empty installation, comparing every row')
  .action(
    run((config, folder: string, options: BackupOptions & { verifyOnly?: boolean }) =>
      restore(config, folder, options, say),
    ),
  )
const audit = program.command('audit').description('the audit log')
audit
  .command('prove')
  .description('check a receipt without a database')
  .argument('<receipt>', 'file of the receipt')
  .option('--key <key>', 'public key of the installation, or a file that holds it')
  .action((receipt: string, options: { key?: string }) => {
    const { holds, lines } = prove(receipt, options.key)
    for (const line of lines) say(line)
    if (!holds) process.exitCode = 1
  })
audit.command('verify').description('recompute every block and name the first that is broken').action(run(verifyAudit))
program
  .command('investigate')
  .argument('<folder>', 'evidence folder; nothing in it is changed')
  .requiredOption('--out <folder>', 'where result.json goes; run again with the same folder to go on after a stop')
  .option('--lang <language>', 'ja, en or both: language of the report', 'both')
  .option('--tlp <label>', 'label of the report and of the indicators', 'TLP:AMBER+STRICT')
  .option('--decisions <file>', 'what analysts decided; decisions.json in the result folder when absent')
  .option('--sources <ids>', 'only these sources of case.json, separated by commas')
  .option('--until <instant>', 'as if the records ended there')
  .option('--ask <question>', 'FROM/TO[,client[,host]]: was there suspicious traffic?')
  .option('--taken-over-by <person>', 'custody: who took the evidence over')
  .option('--taken-over-from <person>', 'custody: from whom')
  .option('--taken-over-at <instant>', 'custody: when')
  .option('--memory <size>', 'limit of the analytical engine', '3GB')
  .description('what happened, by logs, mails and logons in a folder; needs no server')
  .action(run((_config, folder: string, options: InvestigateOptions) => investigateCommand(folder, options, say)))
program
  .command('sweep')
  .option('--indicators <file>', 'JSON of a request, or any text that names domains, addresses, URLs, hashes or files')
  .option('--logs <paths...>', 'logs, event logs, mails, lists of files, and folders of them; nothing is changed', [])
  .option('--files <folders...>', 'folders of this computer: their files are looked for by name and hash', [])
  .option('--out <file>', 'where the result goes, with the terminals; it stays with you')
  .option('--answer <file>', 'the result as counts, without terminals: what may leave the organisation')
  .option('--from <instant>', 'begin of the period that is asked about; as far as the logs reach when absent')
  .option('--to <instant>', 'its end')
  .option('--own <domains>', 'domains of your own, separated by commas: they are held back')
  .option('--lang <language>', 'ja or en', 'ja')
  .option('--memory <size>', 'limit of the analytical engine', '3GB')
  .option('--watch', 'go on with every line that is added to the logs: one JSON line for each hit, until stopped')
  .option('--watch-list <file>', 'terminals that met something stay watched, with their successors and users')
  .option('--hub <address>', 'fetch the requests of your organisation there, and send signed answers')
  .option('--key <file>', 'file with the API key for the hub')
  .option('--state <folder>', 'key, answers and results of this agent; noroshi-agent when absent')
  .option('--ca <file>', 'certificates (PEM) to trust beside the usual ones')
  .option('--every <seconds>', 'between two looks at the hub', '60')
  .option('--again <seconds>', 'between two sweeps of the same request', '3600')
  .option('--once', 'one round and no waiting, for a scheduler')
  .option('--without <nodes...>', 'proxies or sensors that no longer exist and are not missed')
  .addOption(new Option('--clock-ahead <seconds>', 'a clock that is off, for exercises').hideHelp())
  .description('which of these indicators stand in these logs, and for which times nobody can say')
  .action(run((_config, options: SweepOptions) => sweepCommand(options, say)))
program
  .command('detections')
  .argument('<paths...>', 'files of sensors, or folders of them: Suricata EVE, Zeek notice.log, JSON')
  .requiredOption('--hub <url>', 'address of the hub')
  .option('--key-file <file>', 'holds the API key; NOROSHI_HUB_KEY when absent')
  .option('--format <format>', 'ANY, SURICATA_EVE, ZEEK_NOTICE or JSON', 'ANY')
  .option('--mapping <file>', 'JSON that names where each fact stands, such as {"src": "source.ip"}')
  .option('--sensor <name>', 'for lines that do not name their sensor', '')
  .option('--segment <name>', 'of the network', '')
  .option('--watch', 'go on with every line that is added, until stopped')
  .option('--state <file>', 'keeps how far each file was delivered')
  .description('deliver detections of sensors to a hub')
  .action(run((_config, paths: string[], options: DetectionsOptions) => detectionsCommand(paths, options, say)))
program
  .command('openapi')
  .description('print the OpenAPI document')
  .option('--write <file>', 'write it to a file instead')
  .action(async (options: { write?: string }) => {
    const text = `${JSON.stringify(await openApiDocument(), null, 2)}\n`
    if (options.write) writeFileSync(join(projectRoot, options.write), text)
    else say(text)
  })

await program.parseAsync()
