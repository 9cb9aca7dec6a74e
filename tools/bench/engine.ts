// engine.ts FOLDER OUT: the investigate command without the rest of the command line.
import { investigateCommand } from '../../src/main/investigation/command.ts'

const [folder = '', out = ''] = process.argv.slice(2)
await investigateCommand(folder, { out, lang: 'en' }, line => process.stdout.write(`${line}\n`))
