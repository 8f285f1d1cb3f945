/* The program in its Worker: one that fails or hangs is replaced by a new one. */
const text = (id) => document.getElementById(id).textContent;
const about = JSON.parse(text('about'));

class Program {
  constructor() {
    this.waiting = new Map();
    this.asked = 0;
    this.begin();
  }

  begin() {
    const address = URL.createObjectURL(new Blob([text('worker')], { type: 'text/javascript' }));
    this.worker = new Worker(address);
    this.worker.onmessage = ({ data }) => (data.ended ? this.fail('ended') : this.answer(data));
    this.worker.onerror = (e) => { e.preventDefault(); this.fail('failed'); };
    this.ready = this.ask('start', { program: text('program'), snapshot: text('snapshot') }, 120);
    this.ready.catch(() => {});
  }

  answer({ id, value, error }) {
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    clearTimeout(asked.timer);
    if (error === undefined) asked.resolve(value);
    else asked.reject(new Error(error));
  }

  /* fail answers everything that waits: no answer will come. */
  fail(why) {
    this.worker.terminate();
    for (const [id] of Array.from(this.waiting)) this.answer({ id, error: why });
    this.worker = null;
  }

  ask(call, message, seconds) {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.fail('slow'), seconds * 1000);
      this.waiting.set(id, { resolve, reject, timer });
      this.worker.postMessage(Object.assign({ id, call }, message));
    });
  }

  /* call asks when the program is ready, of a new one where the last was lost. */
  async call(call, ...args) {
    if (!this.worker) this.begin();
    await this.ready;
    return this.ask(call, { args }, about.seconds);
  }
}
