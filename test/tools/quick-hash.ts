import { hash } from '@node-rs/argon2';

/** The least that argon2id, which it is by itself, takes: the accounts of tests keep nothing. */
const COST = { memoryCost: 8, timeCost: 1, parallelism: 1 };
const made = new Map<string, Promise<string>>();

/** As `hashPassword`, a hundred times as fast and once a password: districts of tests have thousands of accounts. */
export function quickHash(password: string): Promise<string> {
  const known = made.get(password) ?? hash(password, COST);
  made.set(password, known);
  return known;
}
