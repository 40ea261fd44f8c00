import type { Op, OpKind } from '../../shared/wire/ops.ts';
import { addContact } from '../areas/contacts/add-contact.ts';
import type { Command } from './command.ts';

const COMMANDS: { readonly [K in OpKind]?: Command<K> } = {
  'contact.add': addContact,
};

/** The command of an op, by its kind. */
export function commandOf<K extends OpKind>({ kind }: Extract<Op, { kind: K }>): Command<K> {
  const command = COMMANDS[kind];
  if (command === undefined) throw new Error(`Nothing carries out ${kind}.`);
  return command;
}
