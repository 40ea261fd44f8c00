import { addTrailKey } from '../audit/rotate-key.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { systemContext } from './context.ts';
import { runCommand } from './run-command.ts';
import { UsageError } from './usage-error.ts';
import { readWords } from './words.ts';

const USAGE =
  'Usage: npm run rotate-trail-key   (makes one more key; the old one goes on signing until it is taken away)';

/**
 * Makes one more key that signs the audit trail. Exit codes: 0 it is made and entered · 1 it is not · 2 the command
 * line cannot be understood.
 */
runCommand(async () => {
  if (readWords(process.argv.slice(2), {}, USAGE).positionals.length > 0) throw new UsageError(USAGE);
  const config = readConfig(process.env);
  const store = await openStore(config);
  try {
    const context = systemContext(store.runtime.now());
    const { file, publicFile, signing } = await addTrailKey(store, config.trailKeysDir, context);
    process.stdout.write(
      `Made ${file}. Hand out ${publicFile}, and keep a copy of the private key apart from the backups.\n` +
        `Restart the server: then ${signing} keys sign the trail. Take an old one (*.pem) away once every browser has been used since, and restart again.\n`,
    );
  } finally {
    await store.close();
  }
});
