// How an agent is, in words, and what is missing before one can be accepted. Pure.
import { plural } from '/static/staff/format.js';
import { FIGURES } from './screen_words.js';

/** @import { AgentOut } from '../types.js' */

/** As `agent` of a printer in the site file has it. */
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** @param {Pick<AgentOut, 'twin_since'>} agent */
export const isTwin = (agent) => agent.twin_since !== null;

/** Whether somebody has to look after it. @param {Pick<AgentOut, 'there' | 'devices' | 'twin_since'>} agent */
export const needsSomebody = (agent) => isTwin(agent) || (!agent.there && agent.devices > 0);

/**
 * How an agent is, in words.
 * @param {Pick<AgentOut, 'agent' | 'there' | 'asks' | 'last_heard'>} one
 */
export function stateOf({ agent, there, asks, last_heard }) {
  if (there) {
    return asks ? { words: 'Working, without web socket', icon: 'triangle-alert' } : { words: 'Working', icon: 'circle-check' };
  }
  if (agent === null) return { words: 'Not set up', icon: 'circle-dashed' };
  return last_heard === null ? { words: 'Not started yet', icon: 'circle-dashed' } : { words: 'Away', icon: 'unplug' };
}

/**
 * What to do about an agent, in a sentence; '' when nothing is.
 * @param {Pick<AgentOut, 'agent' | 'name' | 'there' | 'asks' | 'devices'>} one
 */
export function whatToDo({ agent, name, there, asks, devices }) {
  if (there) {
    return asks ? "Something on the way holds web sockets back. It prints all the same; let the proxy pass 'Upgrade: websocket' at /socket.io/." : '';
  }
  if (agent === null) return `Start an agent on its PC: it shows a code, and you accept it here as ${name}.`;
  return devices ? 'Look whether its PC is switched on and has network, and whether the agent runs there.' : '';
}

/** What hangs on an agent. @param {Pick<AgentOut, 'devices'>} one */
export const drives = ({ devices }) => (devices
  ? `Drives ${devices} ${plural(devices, 'device', 'devices')}` : 'Drives nothing yet');

/** Whether there is nothing to say of it. @param {Pick<AgentOut, 'there' | 'asks' | 'newest' | 'twin_since'>} agent */
export const isCalm = (agent) => agent.there && !agent.asks && agent.newest && !isTwin(agent);

/** What hangs on them all. @param {Pick<AgentOut, 'devices'>[]} agents */
export const drivesTogether = (agents) => drives({ devices: agents.reduce((sum, one) => sum + one.devices, 0) });

/** A name as the site file writes it. @param {string} typed */
export const nameOf = (typed) => typed.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);

/**
 * What is missing before an agent can be accepted; '' when nothing is.
 * @param {{ code: string, name: string }} typed
 */
export function missing({ code, name }) {
  const left = FIGURES - code.length;
  if (left) return `${left} ${plural(left, 'figure', 'figures')} more`;
  return NAME.test(name) ? '' : 'say what it is called';
}
