import { readConfig } from './config.ts';
import { serve } from './serve.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** `npm run serve`: the real server. Nothing is seeded and no default password exists. */
async function main(): Promise<void> {
  const running = await serve(readConfig(process.env));
  stopOnSignal(async () => {
    process.stdout.write('Stopping. What is under way is finished first; a second signal ends at once.\n');
    await running.stop();
    process.stdout.write('Stopped.\n');
  });
  // Last: whoever waits for this line may send a signal at once.
  process.stdout.write(`Facesheet answers at ${running.url}\n`);
  // A damaged record opens no door; once that is known, the program ends and says what to do.
  await running.store.sound();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
