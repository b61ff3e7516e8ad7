// Lets node import the pages' scripts: their addresses begin at the server, node's at the disk.
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { fileOf } from './addresses.js';

registerHooks({
  resolve(address, context, next) {
    const file = fileOf(address);
    return next(file ? pathToFileURL(file).href : address, context);
  },
});
