import { readConfig } from './config.ts';
import { serve } from './serve.ts';

/** `npm run serve`: the real server. Nothing is seeded and no default password exists. */
async function main(): Promise<void> {
  const running = await serve(readConfig(process.env));
  process.stdout.write(`Facesheet answers at ${running.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
