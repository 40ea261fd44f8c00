import * as z from 'zod/mini';
import type { FieldClass } from '../../access/field-classes.ts';
import type { Title } from '../../access/roles.ts';
import { keepableText } from '../../wire/text.ts';

/** One of several answers. The `id` is stored and never re-used for another meaning. */
export interface Choice {
  readonly id: string;
  readonly title: Title;
}

interface SpecBase {
  /** Its name in the stored answer; never re-used. */
  readonly name: string;
  readonly label: Title;
  /** What helps to fill it in, one sentence. */
  readonly hint?: Title;
  /** May stay empty. */
  readonly optional?: true;
  /** It is told of to those alone to whom this class of the record is open (R74). */
  readonly fieldClass?: FieldClass;
  /** Holds the name of a parent, a student or whoever signs: nobody's referral comes from them (R35). */
  readonly ofPeople?: true;
}

/** A field of a form as data: one renderer shows every form, one schema is made of it. */
export type FieldSpec =
  | (SpecBase & { readonly kind: 'line' | 'text'; readonly max: number })
  | (SpecBase & { readonly kind: 'choice' | 'choices'; readonly of: readonly Choice[] })
  /** `past`: of something that has happened, so no day that lies ahead. */
  | (SpecBase & { readonly kind: 'day'; readonly past?: true })
  /** Whole or with decimals, between the two. */
  | (SpecBase & { readonly kind: 'number'; readonly min: number; readonly max: number })
  /** Has to be agreed to; unlike a choice it cannot be answered with no. */
  | (SpecBase & { readonly kind: 'agreed' })
  /** A member of staff, by our id; `role` says who is offered. */
  | (SpecBase & { readonly kind: 'staff' })
  | (SpecBase & { readonly kind: 'building' })
  /** An earlier step of the same case, of this kind, by its id. */
  | (SpecBase & { readonly kind: 'step'; readonly step: string });

/** What a form holds: text, a number, an agreement, or the ids of several choices. An empty optional field is absent. */
export type FieldValue = string | number | boolean | readonly string[];
export type Filled = Readonly<Record<string, FieldValue>>;

/** The schema of what a form holds. Strict: a name that the form does not have is refused. */
export function schemaOf(fields: readonly FieldSpec[]): z.ZodMiniType<Filled> {
  const shape = Object.fromEntries(
    fields.map((field) => [field.name, field.optional ? z.optional(valueOf(field)) : valueOf(field)]),
  );
  return z.strictObject(shape) as unknown as z.ZodMiniType<Filled>;
}

function valueOf(field: FieldSpec): z.ZodMiniType<FieldValue> {
  switch (field.kind) {
    case 'line':
    case 'text':
      return keepableText().check(z.trim(), z.minLength(1), z.maxLength(field.max));
    case 'choice':
      return z.enum(field.of.map(({ id }) => id));
    case 'choices':
      return z.array(z.enum(field.of.map(({ id }) => id))).check(
        z.minLength(1),
        z.maxLength(field.of.length),
        z.refine((ids) => new Set(ids).size === ids.length),
      );
    case 'day':
      return z.iso.date();
    case 'number':
      return z.number().check(z.minimum(field.min), z.maximum(field.max));
    case 'agreed':
      return z.literal(true);
    case 'staff':
    case 'building':
    case 'step':
      return z.uuid();
  }
}

/** A field's text, empty where it has none. */
export function textAt(filled: Filled, name: string): string {
  const value = filled[name];
  return typeof value === 'string' ? value : '';
}

/** The names of the fields of something past whose day lies ahead. */
export function daysAhead(fields: readonly FieldSpec[], filled: Filled, today: string): readonly string[] {
  return fields
    .filter((field) => field.kind === 'day' && field.past === true && textAt(filled, field.name) > today)
    .map(({ name }) => name);
}

/** The ids that a field of several choices holds. */
export function choicesAt(filled: Filled, name: string): readonly string[] {
  const value = filled[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

/** The title of a choice by its id; the id itself where a newer form knows more. */
export function choiceTitle(of: readonly Choice[], id: string): Title {
  return of.find((one) => one.id === id)?.title ?? { en: id, es: id };
}
