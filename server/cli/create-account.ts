import { PASSWORD_MIN } from '../../shared/wire/session.ts';
import { readConfig } from '../config.ts';
import { createAccount } from '../identity/create-account.ts';
import { openStore } from '../open-store.ts';
import { StoreError } from '../store/db-errors.ts';
import { askPassword } from './ask-password.ts';
import { systemContext } from './context.ts';
import { runCommand } from './run-command.ts';

const USAGE =
  'Usage: npm run create-account -- STAFF-NUMBER USER-NAME   (the password is asked for, or read from a pipe)';

/** Gives a staff member of the roster an account. The password never stands on the command line. */
runCommand(async () => {
  const [staffNumber, username] = process.argv.slice(2);
  if (staffNumber === undefined || username === undefined) throw new Error(USAGE);
  const password = await askPassword(`Password (at least ${PASSWORD_MIN} characters): `, process.stdin, process.stderr);
  const store = await openStore(readConfig(process.env));
  try {
    await createAccount(store, systemContext(store.runtime.now()), { staffNumber, username, password });
    process.stdout.write('The account is ready. Sign in at the console or in the panel.\n');
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'unique') {
      throw new Error('This person or this user name has an account already.', { cause: error });
    }
    throw error;
  } finally {
    await store.close();
  }
});
