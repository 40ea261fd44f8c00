import { PASSWORD_MIN } from '../../shared/wire/session.ts';
import { isKeepable, secretText } from '../../shared/wire/text.ts';
import { append } from '../audit/append.ts';
import type { AuditContext, Store } from '../store/store.ts';
import { findStaff, insertAccount } from './accounts.repo.ts';
import { hashPassword } from './passwords.ts';
import { usernameKey } from './sign-in.ts';

/**
 * Gives a staff member of the roster an account. Throws a text that says what to do when it cannot. Another `hash` than
 * that of the product is for tests.
 */
export async function createAccount(
  store: Store,
  context: AuditContext,
  { staffNumber, username, password }: { staffNumber: string; username: string; password: string },
  hash: (password: string) => Promise<string> = hashPassword,
): Promise<void> {
  if (password.length < PASSWORD_MIN) throw new Error(`Choose a password of at least ${PASSWORD_MIN} characters.`);
  if (!isKeepable(username) || !secretText().safeParse(password).success) {
    throw new Error('User name or password has a character that cannot be typed. Choose others.');
  }
  const staff = await store.look((q) => findStaff(q, 'number', staffNumber));
  if (staff === undefined) throw new Error('No staff member has this number. Import the roster first.');
  const passwordHash = await hash(password);
  await store.write(context, async (tx) => {
    const row = { staffId: staff.id, username: usernameKey(username), passwordHash, createdAt: context.at };
    await insertAccount(tx, row);
    const detail = JSON.stringify({ staffId: staff.id });
    const receipt = await append(tx, { action: 'account.create', resource: 'account', decision: 'done', detail });
    return { receipt, value: undefined };
  });
}
