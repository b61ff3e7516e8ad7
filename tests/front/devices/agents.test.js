// How an agent is in words, who needs somebody, and what is missing before one is accepted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  drives, missing, nameOf, needsSomebody, stateOf, whatToDo,
} from '../../../counters/devices/static/agent_words.js';

const WELL = { agent: 1, name: 'entrance-left', there: true, asks: false, last_heard: null, devices: 1, twin_since: null };

test('an agent that is there works, and says when something holds its web socket back', () => {
  assert.equal(stateOf(WELL).words, 'Working');
  assert.equal(whatToDo(WELL), '');
  assert.match(stateOf({ ...WELL, asks: true }).words, /without web socket/);
  assert.match(whatToDo({ ...WELL, asks: true }), /Upgrade: websocket/);
});

test('one that printers name and nobody has set up says how', () => {
  const none = { ...WELL, agent: null, there: false };
  assert.equal(stateOf(none).words, 'Not set up');
  assert.match(whatToDo(none), /accept it here as entrance-left/);
});

test('an agent is away once it was heard of, and not started before', () => {
  const away = { ...WELL, there: false };
  assert.equal(stateOf(away).words, 'Not started yet');
  assert.equal(stateOf({ ...away, last_heard: '2026-11-17T10:42:00.000Z' }).words, 'Away');
});

test('somebody is needed where devices hang on it, or where there are two of it', () => {
  assert.equal(needsSomebody(WELL), false);
  assert.equal(needsSomebody({ ...WELL, there: false }), true);
  assert.equal(needsSomebody({ ...WELL, there: false, devices: 0 }), false);
  assert.equal(needsSomebody({ ...WELL, twin_since: '2026-11-17T10:42:00.000Z' }), true);
});

test('a name is written as the site file has it', () => {
  assert.equal(nameOf(' Entrance, left '), 'entrance-left');
  assert.equal(nameOf('--'), '');
});

test('the key says what is missing', () => {
  assert.equal(missing({ code: '4182', name: '' }), '2 figures more');
  assert.equal(missing({ code: '418206', name: '' }), 'say what it is called');
  assert.equal(missing({ code: '418206', name: 'entrance-left' }), '');
  assert.equal(drives({ devices: 2 }), 'Drives 2 devices');
});
