import { type Column, sql } from 'drizzle-orm';

/** Somebody's name as `fullName` writes it, for a column that the database builds. */
export function nameInSql({ givenName, familyName }: { readonly givenName: Column; readonly familyName: Column }) {
  return sql<string>`trim(${givenName} || ' ' || ${familyName})`;
}
