/** Loaded when somebody first signs in: a server that rests does not need it. */
const argon2 = () => import('@node-rs/argon2');

/** argon2id with the OWASP minimum: 19 MiB, two passes (about 25 ms). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password, COST);
}

/** Of nobody's password: checked when the name is unknown, so that both answers take the same time. */
let decoy: Promise<string> | undefined;

/** Whether the password fits. With no hash the answer is false, after the same work. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('the password of nobody at all');
  const { verify } = await argon2();
  const fits = await verify(stored ?? (await decoy), password);
  return stored !== undefined && fits;
}
