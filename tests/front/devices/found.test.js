// A printer that was found, in words, and what is missing before it is bound.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  calls, missing, probably, proposed, where,
} from '../../../counters/devices/static/found_words.js';

/** @type {import('../../../counters/devices/types.js').FoundPrinterOut} */
const EPSON = {
  agent: 'entrance-left', transport: 'usb', address: '04b8:0e15:J7Z', name: 'EPSON TM-T20II', serial: 'J7Z', profile: 'TM-T20II', width: 80, why_not: '',
};

test('it is called as it calls itself, else by where it hangs', () => {
  assert.equal(calls(EPSON), 'EPSON TM-T20II');
  assert.equal(calls({ name: '', transport: 'network' }), 'Printer on the network');
});

test('where it is has its address, a serial number once, and its agent', () => {
  assert.equal(where(EPSON), '04b8:0e15:J7Z, at entrance-left');
  assert.equal(where({ agent: 'local', address: '/dev/usb/lp0', serial: 'J7Z' }), '/dev/usb/lp0, serial number J7Z, at the server');
});

test('a guess is said as one, and what cannot be driven says why', () => {
  assert.equal(probably(EPSON), 'Probably a TM-T20II, 80 mm.');
  assert.match(probably({ ...EPSON, profile: 'default' }), /No model/);
  assert.match(probably({ ...EPSON, why_not: 'it speaks Star' }), /cannot be driven/);
  assert.match(probably({ ...EPSON, transport: 'serial' }), /may be a printer/);
});

test('a name is proposed from its kiosk, and the key says what is missing', () => {
  assert.equal(proposed({ kiosk: 'left', name: 'Kiosk 1' }), 'Kiosk 1, printer');
  assert.equal(missing({ address: ' ', name: 'x' }), 'write its address');
  assert.equal(missing({ address: '192.0.2.1', name: '' }), 'say what it is called');
  assert.equal(missing({ address: '192.0.2.1', name: 'Door' }), '');
});
