import { NAME_POOLS, type NamePool } from './name-pools.ts';
import type { Random } from './random.ts';
import type { PersonName, Race, Student } from './types.ts';

export interface NamedPerson extends PersonName {
  readonly sex: Student['sex'];
  readonly race: Race;
}

const TICKETS: readonly NamePool[] = NAME_POOLS.flatMap((pool) => Array.from({ length: pool.weight }, () => pool));

/**
 * A made-up person. Whoever has one name only carries it as given and as family name, since a roster requires both.
 */
export function randomPerson(random: Random): NamedPerson {
  const pool = random.pick(TICKETS);
  const sex = random.chance(0.02) ? 'unspecified' : random.pick(['female', 'male'] as const);
  const given = random.pick(givenNames(pool, sex));
  const race = random.chance(0.06) ? 'two' : pool.race;
  if (pool.form === 'single') return { given, family: given, sex, race };
  const family = familyName(pool, random);
  const others = givenNames(pool, sex).filter((name) => name !== given);
  const middle = random.chance(0.6) ? { middle: random.pick(others) } : {};
  return { given, ...middle, family, sex, race };
}

/** Another given name of the same community, for a twin. */
export function siblingName(person: NamedPerson, random: Random): string {
  const pool = NAME_POOLS.find((p) => givenNames(p, person.sex).includes(person.given)) ?? random.pick(NAME_POOLS);
  return random.pick(givenNames(pool, person.sex).filter((name) => name !== person.given));
}

function givenNames(pool: NamePool, sex: Student['sex']): readonly string[] {
  if (sex === 'unspecified') return [...pool.female, ...pool.male];
  return pool[sex];
}

function familyName(pool: NamePool, random: Random): string {
  const first = random.pick(pool.family);
  if (pool.form === 'double') return `${first} ${random.pick(pool.family)}`;
  if (pool.form === 'hyphen' && random.chance(0.08)) return `${first}-${random.pick(pool.family)}`;
  return first;
}
