// One word at a time from the microphone, and sounds that are played here.

/** Why there is no recording, in a sentence. */
export class NoRecording extends Error {}

/** What is said where the browser lets nobody record. @param {unknown} error */
function why(error) {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'This browser does not let the page listen. Allow the microphone beside the address, then press again.';
  if (name === 'NotFoundError') return 'No microphone is connected. Connect one, then press again.';
  return 'The microphone cannot be used: another program may have it.';
}

export class Recorder {
  /** @param {number} longest seconds; then it stops by itself */
  constructor(longest) {
    this.longest = longest;
    /** @type {MediaRecorder | null} */
    this.running = null;
  }

  /**
   * Listen until `stop` is called or the longest is over; gives what was heard. Throws NoRecording.
   * @param {() => void} begun
   * @returns {Promise<ArrayBuffer>}
   */
  async record(begun) {
    if (!globalThis.isSecureContext || !navigator.mediaDevices) {
      throw new NoRecording('Browsers record only over https. Open this page by its https address, or choose a file.');
    }
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, autoGainControl: false } })
      .catch((error) => { throw new NoRecording(why(error)); });
    try {
      const running = new MediaRecorder(stream);
      this.running = running;
      /** @type {Blob[]} */
      const parts = [];
      const over = new Promise((done) => {
        running.addEventListener('dataavailable', ({ data }) => parts.push(data));
        running.addEventListener('stop', done, { once: true });
      });
      running.start();
      begun();
      const bell = setTimeout(() => this.stop(), this.longest * 1000);
      await over;
      clearTimeout(bell);
      return await new Blob(parts).arrayBuffer();
    } finally {
      this.running = null;
      for (const track of stream.getTracks()) track.stop();
    }
  }

  stop() {
    if (this.running?.state === 'recording') this.running.stop();
  }
}

export class Player {
  constructor() {
    /** @type {AudioContext | null} */
    this.context = null;
    /** @type {AudioBufferSourceNode | null} */
    this.playing = null;
  }

  /** Play a sound file to its end, in place of one that is playing. @param {ArrayBuffer} data */
  async play(data) {
    this.context ??= new AudioContext();
    await this.context.resume();
    const source = this.context.createBufferSource();
    source.buffer = await this.context.decodeAudioData(data);
    source.connect(this.context.destination);
    this.stop();
    this.playing = source;
    const over = new Promise((done) => source.addEventListener('ended', done, { once: true }));
    source.start();
    await over;
  }

  stop() {
    this.playing?.stop();
    this.playing = null;
  }
}
