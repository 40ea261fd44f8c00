import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiText } from '../openapi.ts';
import { runCommand } from './run-command.ts';

/** Writes docs/openapi.json anew, from the routes. */
runCommand(async () => {
  writeFileSync(fileURLToPath(new URL('../../docs/openapi.json', import.meta.url)), await openApiText());
});
