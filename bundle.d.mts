/** @param outdir absolute */
export function bundleServer(outdir: string): Promise<void>
