import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inTests = ['**/*.test.ts', '**/*.test-d.ts', 'test/**/*.ts'];

// While a transaction is open everybody waits for it. `long` writes may take turns, but wait for nothing outside.
const slow =
  'CallExpression[callee.name=/^(fetch|setTimeout|setInterval|pause|sleep|delay|hash|verify|hashPassword|verifyPassword)$/]';
const inTransaction = [
  'CallExpression[callee.property.name=/^(write|tend)$/] > :function',
  ':function:has(> Identifier.params[typeAnnotation.typeAnnotation.typeName.name=/^(Tx|Tender)$/])',
];
const nothingSlow = inTransaction.map((place) => ({
  selector: `${place} ${slow}`,
  message: 'Do this before the transaction or after it: while it is open, everybody waits for it.',
}));
const bothEngines = {
  selector: 'CallExpression[callee.property.name=/^(run|get|all)$/][callee.object.name!="Promise"]',
  message: 'Await the query, or execute() it where it is prepared: PostgreSQL has no run, get or all.',
};

export default ts.config(
  {
    ignores: [
      'dist/**',
      'data/**',
      'node_modules/**',
      '**/generated/**',
      'extension/.wxt/**',
      'extension/.output/**',
      '**/*.d.mts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { project: true, tsconfigRootDir: root, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'max-lines': ['error', { max: 350 }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    // One program for all components, of what they load and not of all there is: see test/tools/lint.mjs.
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser, project: ['test/lint/components.json'] } },
  },
  { files: ['**/*.svelte.ts'], languageOptions: { parser: ts.parser } },
  {
    // Types inside components are svelte-check's work: the linter's parser sees imports of components as `any`.
    files: ['**/*.svelte', '**/*.svelte.ts', 'extension/entrypoints/panel/start.ts'],
    rules: {
      'prefer-const': 'off',
      'svelte/no-unused-svelte-ignore': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['server/**/*.ts'], ignores: inTests, rules: { 'no-restricted-syntax': ['error', ...nothingSlow] } },
  { files: ['**/*.repo.ts'], rules: { 'no-restricted-syntax': ['error', ...nothingSlow, bothEngines] } },
  {
    files: inTests,
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs', '**/*.js'], ...ts.configs.disableTypeChecked },
);
