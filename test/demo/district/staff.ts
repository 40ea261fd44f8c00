import { FIXED_STAFF, type FixedStaff } from './fixed-people.ts';
import { randomPerson } from './names.ts';
import { POSTS, type Post } from './posts.ts';
import type { Random } from './random.ts';
import type { PersonName, Staff } from './types.ts';

const FIRST_OTHER_IDENTIFIER = 31_001;

/** Fills every post: the fixed people where they belong, made-up people elsewhere. */
export function makeStaff(random: Random): readonly Staff[] {
  const waiting = [...FIXED_STAFF];
  const usernames = new Set(FIXED_STAFF.map((one) => one.username));
  return POSTS.map((post, at) => {
    const known = waiting.findIndex((one) => fits(one, post));
    const [fixed] = known < 0 ? [] : waiting.splice(known, 1);
    return fixed === undefined ? newcomer(post, at, random, usernames) : member(post, at, fixed);
  });
}

const fits = (one: FixedStaff, post: Post): boolean =>
  one.role === post.role && one.orgId === post.orgId && one.department === post.department;

function newcomer(post: Post, at: number, random: Random, usernames: Set<string>): Staff {
  const { given, middle, family } = randomPerson(random);
  const name = { given, family, ...(middle === undefined ? {} : { middle }) };
  const username = freeUsername(name, usernames);
  return member(post, at, { ...name, username, identifier: String(FIRST_OTHER_IDENTIFIER + at) });
}

function member(post: Post, at: number, who: PersonName & { username: string; identifier: string }): Staff {
  const { given, middle, family, username, identifier } = who;
  return {
    id: `stf-${String(at + 1).padStart(4, '0')}`,
    identifier,
    username,
    given,
    ...(middle === undefined ? {} : { middle }),
    family,
    email: `${username}@northharbor.example`,
    ...post,
  };
}

function freeUsername(name: PersonName, taken: Set<string>): string {
  const stem = asciiLetters(name.given).slice(0, 1) + asciiLetters(name.family);
  let username = stem;
  for (let n = 2; taken.has(username); n++) username = `${stem}${n}`;
  taken.add(username);
  return username;
}

/** Letters that do not come apart into a base letter and marks. */
const WHOLE: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss' };

/** Plain lower-case letters of a name, as old sign-in systems ask for. */
function asciiLetters(text: string): string {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[đłøß]/gu, (letter) => WHOLE[letter] ?? '');
  return folded.replace(/[^a-z]/gu, '');
}
