import * as z from 'zod/mini';
import { TEXT_MAX } from './spec-parts.ts';

const NAME_MAX = 40;
const CHOICES_MAX = 20;
const name = () => z.string().check(z.maxLength(NAME_MAX));
/** What a form holds on the wire; which names and values, its fields say (`schemaOf`), and the server checks. */
export const filledSchema = z.record(
  name(),
  z.union([
    z.string().check(z.maxLength(TEXT_MAX)),
    z.number(),
    z.boolean(),
    z.array(name()).check(z.maxLength(CHOICES_MAX)),
  ]),
);
