import type { Org, PersonName } from '../district/index.ts';

/** `BAPTISTE-NGUYEN, KIRI A`: how the SIS writes a student. */
export function browseName({ given, middle, family }: PersonName): string {
  const initial = middle === undefined ? '' : ` ${[...middle.normalize('NFC')][0] ?? ''}`;
  return `${family}, ${given}${initial}`.toUpperCase();
}

/** `KIRI BAPTISTE-NGUYEN`: how its lists write the same student, in the other order and without the initial. */
export const listName = ({ given, family }: PersonName): string => `${given} ${family}`.toUpperCase();

/** `TRAN, P`: how it writes staff, without marks. */
export function staffName({ given, family }: PersonName): string {
  const bare = `${family}, ${given.slice(0, 1)}`.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.toUpperCase();
}

/** `0310 HARBOR VIEW HIGH`. */
export const schoolLabel = (org: Org): string => `${org.identifier} ${org.name}`.toUpperCase();

/** `2012-03-14` as `03/14/2012`. */
export const longDate = (iso: string): string => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(0, 4)}`;

/** `2026-11-19` as `11/19/26`. */
export const shortDate = (iso: string): string => `${iso.slice(5, 7)}/${iso.slice(8)}/${iso.slice(2, 4)}`;
