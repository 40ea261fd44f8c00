import { readFileSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { publishAdapter } from '../sis/publish-adapter.ts';
import { systemContext } from './context.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'Usage: npm run publish-adapter -- ADAPTER.json';

/** Puts an adapter of the district's SIS in force. Extensions fetch it at their next sign-in or within six hours. */
runCommand(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error(USAGE);
  const store = await openStore(readConfig(process.env));
  try {
    const { revision } = await publishAdapter(store, systemContext(store.runtime.now()), readFileSync(file, 'utf8'));
    process.stdout.write(`In force as revision ${revision}.\n`);
  } finally {
    await store.close();
  }
});
