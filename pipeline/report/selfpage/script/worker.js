'use strict';
/* Runs the program, and asks it what the page asks. */
const unzipped = (base64) => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
};

const start = async ({ program, snapshot }) => {
  const go = new Go();
  const bytes = await unzipped(program).arrayBuffer();
  const { instance } = await WebAssembly.instantiate(bytes, go.importObject);
  go.run(instance).then(() => postMessage({ ended: true }), () => postMessage({ ended: true }));
  return jixiao.open(new Uint8Array(await unzipped(snapshot).arrayBuffer()));
};

onmessage = async ({ data }) => {
  let answer;
  try {
    answer = data.call === 'start' ? await start(data) : jixiao[data.call](...data.args);
  } catch (e) {
    answer = { error: String(e) };
  }
  postMessage({ id: data.id, ...answer });
};
