// A sound of any kind that this browser plays, as the WAV file that the server takes: one channel.

export const RATE = 22_050;

/**
 * @param {Float32Array} samples -1 to 1
 * @param {number} rate samples a second
 */
export function wavOf(samples, rate = RATE) {
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  /** @param {number} at @param {string} text */
  const word = (at, text) => [...text].forEach((letter, n) => bytes.setUint8(at + n, letter.charCodeAt(0)));
  word(0, 'RIFF');
  bytes.setUint32(4, 36 + samples.length * 2, true);
  word(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // PCM
  bytes.setUint16(22, 1, true); // one channel
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  word(36, 'data');
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((one, n) => bytes.setInt16(44 + n * 2, Math.round(Math.max(-1, Math.min(1, one)) * 32767), true));
  return bytes.buffer;
}

/** Longer than any clip, and short enough to be sent: silence at the ends is cut by the server. */
const LONGEST_S = 20;

/**
 * Decoded, mixed to one channel and brought to RATE by the browser. Throws where it plays no such file.
 * @param {ArrayBuffer} data
 */
export async function toWav(data) {
  const decoded = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(data);
  const length = Math.ceil(Math.min(decoded.duration, LONGEST_S) * RATE);
  if (!length) throw new RangeError('nothing in it');
  const mixing = new OfflineAudioContext(1, length, RATE);
  const source = mixing.createBufferSource();
  source.buffer = decoded;
  source.connect(mixing.destination);
  source.start();
  return wavOf((await mixing.startRendering()).getChannelData(0));
}
