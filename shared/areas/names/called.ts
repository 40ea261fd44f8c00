import * as z from 'zod/mini';
import { classed } from '../../access/field-classes.ts';

/**
 * How a student of a list is called, beside the name that the school's system has: told to whoever works with the
 * student (R204). Absent for everybody else, and where no update is in force or it rests.
 */
export const called = () => z.optional(classed('flag', z.string()));

/** A student in a row of a list. */
export const listedStudentSchema = classed(
  'identity',
  z.strictObject({ id: z.uuid(), name: z.string(), called: called(), sisId: z.string() }),
);

/** A student as a list names them: `name` is the one of the school's system. Lists are in the order of that one. */
export interface NamedStudent {
  readonly name: string;
  readonly called?: string | undefined;
}

/** The name that a list shows first. */
export const shownName = ({ name, called: inUse }: NamedStudent): string => inUse ?? name;

/** The name of the school's system, where the shown one is another: by it the student is found there. Else null. */
export const nameInSystem = ({ name, called: inUse }: NamedStudent): string | null =>
  inUse === undefined || inUse === name ? null : name;
