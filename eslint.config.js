// What is wrong with a script without running it; the types are tsc's (tsconfig.json).
import { globSync } from 'node:fs';
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import globals from 'globals';
import { fileOf, ROOT } from './tests/front/addresses.js';

/** Finds what the pages import by its address, as the server answers it. */
const addresses = {
  interfaceVersion: 3,
  name: 'addresses',
  resolve(source) {
    const path = fileOf(source);
    return path ? { found: true, path } : { found: false };
  },
};

const PAGES = ['**/static/**/*.js'];
const VENDORED = ['web/static/vendor/**', 'tests/vendor/**'];

/** A screen's script imports from its own folder and from what web shares, from nowhere else. */
const zones = globSync('**/static/', { cwd: ROOT, exclude: ['node_modules', '.venv', 'build'] })
  .map((folder) => ({ target: folder, from: '.', except: [...new Set([folder, 'web/static'])],
    message: 'A script imports from its own folder and from /static/… of web alone.' }));

export default [
  { ignores: [...VENDORED, '.venv/**', 'build/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [addresses, importX.createNodeResolver()] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-duplicates': 'error',
      'import-x/no-restricted-paths': ['error', { basePath: ROOT, zones }],
    },
  },
  { files: PAGES, languageOptions: { globals: globals.browser } },
  { files: ['tests/**/*.js', '*.js'], languageOptions: { globals: globals.node } },
  { files: ['tests/journeys/**/*.js'], languageOptions: { globals: globals.browser } },
];
