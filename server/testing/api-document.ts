import { openApiText } from '../openapi.ts';
import type { JsonSchema } from './schema-fields.ts';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content>>;
}

/** A body that the API takes or gives, by the name of its route. */
export interface ApiBody {
  readonly name: string;
  readonly schema: JsonSchema;
}

type Paths = Record<string, Record<string, Operation>>;

async function paths(): Promise<Paths> {
  return (JSON.parse(await openApiText()) as { paths: Paths }).paths;
}

/** Every route, as `post /v1/pull`. */
export async function apiRoutes(): Promise<string[]> {
  return Object.entries(await paths()).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
}

/** What the API takes and gives, as its description has it; problems are the same everywhere and name no student. */
export async function apiBodies(): Promise<readonly ApiBody[]> {
  return Object.entries(await paths()).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, responses }]) => [
      ...bodyOf(`${method} ${path}, asked`, requestBody),
      ...bodyOf(`${method} ${path}, answered`, responses?.['200']),
    ]),
  );
}

function bodyOf(name: string, { content }: Content = {}): ApiBody[] {
  const schema = content?.['application/json']?.schema;
  return schema === undefined ? [] : [{ name, schema }];
}
