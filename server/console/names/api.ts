import type { NameFormRequest } from '../../../shared/areas/names/name-form.ts';
import {
  type NameList,
  type NAME_LISTS,
  nameListSchema,
  NAMES_MAX,
  type StudentNames,
  namesSchema,
} from '../../../shared/areas/names/names.ts';
import { type NamesPolicy, namesPolicySchema } from '../../../shared/areas/names/policy.ts';
import type { Answer, Api } from '../api.ts';
import type { Received } from '../file-call.ts';

export type NameView = (typeof NAME_LISTS)[number];

/** What the district says of names, in all its versions. */
export const namesPolicy = ({ get }: Api): Promise<Answer<NamesPolicy>> => get(namesPolicySchema, '/v1/names/policy');

/** The updates that wait for a decision, or for what follows one; as many as a list shows. */
export const nameList = ({ call }: Api, view: NameView): Promise<Answer<NameList>> =>
  call(nameListSchema, '/v1/names/list', { view, limit: NAMES_MAX });

/** A student's updates, with every name that was approved. */
export const namesOf = ({ call }: Api, studentId: string): Promise<Answer<StudentNames>> =>
  call(namesSchema, '/v1/names/read', { studentId });

/** The form as a file to print: blank, or as it was filled in. */
export const nameForm = ({ file }: Api, asked: NameFormRequest): Promise<Answer<Received>> =>
  file('/v1/names/form', asked, 'record-update-form.pdf');
