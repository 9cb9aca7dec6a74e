// The laws of the house (docs/adr/0001): who may import whom. `npm run check` fails on the first breach.
const slice = '^src/(trust|share|investigate|prepare|learn)/(.+)/'

module.exports = {
  forbidden: [
    {
      name: 'pure-models',
      comment: 'Law 1: model and policy import only the kernel and their own kind; they run in the browser as well.',
      severity: 'error',
      from: { path: '^src/(?!kernel|platform|main).*/(model|policy|[a-z-]+-route|anonymise|digest)\\.ts$' },
      to: {
        pathNot:
          '^src/kernel/|^src/.*/(model|content|anonymise)\\.ts$|^src/formats/.*/model\\.ts$|^src/share/advisories/anonymise/',
      },
    },
    {
      name: 'query-builder',
      comment: 'Law 2: only store.ts and platform/db import the query builder.',
      severity: 'error',
      from: { path: '^src', pathNot: '(store\\.ts|\\.test\\.ts)$|^src/platform/(db|jobs)/' },
      to: { path: 'node_modules/(kysely|pg)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'http-library',
      comment: 'Law 2: only routes.ts and platform/http import the HTTP library.',
      severity: 'error',
      from: { path: '^src', pathNot: '(routes\\.ts|\\.test\\.ts)$|^src/platform/http/|^src/main/' },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'through-the-service',
      comment: 'Law 3: a slice reaches another slice through its service.ts (routes also through its reply schemas).',
      severity: 'error',
      from: { path: slice, pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/(trust|share|investigate|prepare|learn)/.+/[^/]+\\.ts$',
        pathNot: ['^src/$1/$2/', '/service\\.ts$', '/schemas\\.ts$', '/(model|anonymise)\\.ts$'],
      },
    },
    {
      name: 'no-cycles',
      comment: 'Law 3: no cycles, ever.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'wings',
      comment: 'Law 3: prepare and learn may call share; share never calls them; trust calls none of them.',
      severity: 'error',
      from: { path: '^src/(trust|share)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(prepare|learn)/' },
    },
    {
      name: 'one-door-to-the-engine',
      comment:
        'ADR 0036: of share, only the slice of investigations knows the engine, and asks it through its process.',
      severity: 'error',
      from: { path: '^src/(trust|share)/(?!investigations/)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/investigate/' },
    },
    {
      name: 'engine-in-its-process',
      comment: 'ADR 0036: the server holds the words of the engine, never the engine: evidence is hostile.',
      severity: 'error',
      from: { path: '^src/share/investigations/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/investigate/', pathNot: '^src/investigate/process/service\\.ts$|/model\\.ts$' },
    },
    {
      name: 'trust-stands-alone',
      comment: 'Trust calls no slice of share but those that tell of what it decided.',
      severity: 'error',
      from: { path: '^src/trust/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(share|main)/', pathNot: '^src/share/(timers|notifications|timeline)/service\\.ts$' },
    },
    {
      name: 'kernel-and-formats-are-pure',
      comment:
        'Law 4: kernel and formats do no I/O and import no slice; formats may lean on packages that only decode.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'formats-only-decode',
      comment: 'Law 4: a codec turns bytes into values; hashing and inflating are all it takes from Node.js.',
      severity: 'error',
      from: { path: '^src/formats/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot:
          '^src/(kernel|formats)/|^(node:)?(crypto|zlib)$|^winevtx$|node_modules/(winevtx|postal-mime|@kenjiuno/msgreader|@zip\\.js/zip\\.js|iconv-lite|zod|fzstd|read-excel-file|write-excel-file)/',
      },
    },
    {
      name: 'only-main-wires',
      comment: 'Law 5: nothing imports main but its own files and tests.',
      severity: 'error',
      from: { path: '^src/(?!main)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/main/' },
    },
    {
      name: 'platform-knows-no-slice',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(trust|share|investigate|prepare|learn|main)/' },
    },
    {
      name: 'client-takes-only-pure-code',
      comment: 'The client shares vocabulary, models and policies with the server, never its machinery.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/', pathNot: '^src/kernel/|/(model|policy|content|anonymise|csv|digest)\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
