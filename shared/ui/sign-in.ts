import { m } from '../messages/generated/messages.js';
import { isStoreCode, type StoreCode } from '../wire/problem.ts';
import { timeOf } from './dates.ts';
import { storeWords } from './store-trouble.ts';

/** Why a sign-in did not happen. `wrong-sign-in` never says which half was wrong. */
export type SignInFailure = {
  readonly code: 'wrong-sign-in' | 'locked' | 'too-many' | 'offline' | 'nonsense' | 'server' | StoreCode;
  /** For `locked` and `too-many`: when to try again, epoch ms. */
  readonly retryAt?: number | undefined;
};

/** Asks to sign in; null when it worked. */
export type AskSignIn = (username: string, password: string) => Promise<SignInFailure | null>;

/** What is missing before the server is asked, by field. */
export function missing(username: string, password: string): { username?: string; password?: string } {
  return {
    ...(username.trim() === '' ? { username: m.username_missing() } : {}),
    ...(password === '' ? { password: m.password_missing() } : {}),
  };
}

/** The failure in words that say what to do next. */
export function signInText({ code, retryAt }: SignInFailure, locale: string): string {
  if (isStoreCode(code)) return `${storeWords(code).heading}. ${storeWords(code).text}`;
  const time = retryAt === undefined ? null : timeOf(retryAt, { locale });
  switch (code) {
    case 'wrong-sign-in':
      return m.sign_in_wrong();
    case 'locked':
      return time === null ? m.sign_in_locked() : m.sign_in_locked_until({ time });
    case 'too-many':
      return time === null ? m.sign_in_too_many() : m.sign_in_too_many_until({ time });
    case 'offline':
      return m.sign_in_offline();
    case 'nonsense':
      return m.sign_in_nonsense();
    case 'server':
      return m.sign_in_server();
  }
}
