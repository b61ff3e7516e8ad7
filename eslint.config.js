// What is wrong with a script without running it; the types are tsc's (tsconfig.json).
import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import globals from 'globals';
import { fileOf } from './tests/front/addresses.js';

/** Finds what the pages import by its address, and what tests import beside them. */
const addresses = {
  interfaceVersion: 3,
  name: 'addresses',
  resolve(source) {
    const path = fileOf(source);
    return path ? { found: true, path } : { found: false };
  },
};

export default [
  { ignores: ['web/static/vendor/**', 'tests/vendor/**', '.venv/**', 'build/**', 'node_modules/**'] },
  js.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [addresses, importX.createNodeResolver()] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-duplicates': 'error',
    },
  },
  { files: ['*/static/**/*.js', '*/*/static/**/*.js'], languageOptions: { globals: globals.browser } },
  { files: ['tests/**/*.js', '*.js'], languageOptions: { globals: globals.node } },
];
