import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEATURES, NO_POLICY } from './sync/policy.ts';

interface SchemaNode {
  type?: string;
  $ref?: string;
  description?: string;
  properties?: Record<string, SchemaNode>;
  items?: SchemaNode;
  additionalProperties?: unknown;
}
const schema = JSON.parse(readFileSync(new URL('public/managed_schema.json', import.meta.url), 'utf8')) as SchemaNode;

function nodesOf(node: SchemaNode): SchemaNode[] {
  const inner = [...Object.values(node.properties ?? {}), ...(node.items ? [node.items] : [])];
  return [node, ...inner.flatMap(nodesOf)];
}

/** Chrome reads an old subset of JSON Schema and does not load an extension whose policy schema is outside it. */
describe('the policy schema', () => {
  it('is an object whose every node has exactly one of type and $ref, and no additionalProperties', () => {
    expect(schema.type).toBe('object');
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(NO_POLICY));
    for (const node of nodesOf(schema)) {
      expect(Number('type' in node) + Number('$ref' in node)).toBe(1);
      expect(node).not.toHaveProperty('additionalProperties');
    }
  });

  it('tells an administrator each feature that can be switched off', () => {
    const told = schema.properties?.['featuresOff']?.description ?? '';
    expect(told).toBe(`Any of: ${FEATURES.join(', ')}.`);
  });
});
