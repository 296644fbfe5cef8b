// The files that the index works with: each is loaded once, and one that does not come within seconds is given up.
const SECONDS = 8;

/** Return a function that loads the file at an address and hands it on; a second try after a failure is a new one. */
export function once(address, then) {
  let loading = null;
  return () => {
    loading ??= fetch(address, { signal: AbortSignal.timeout(SECONDS * 1000) })
      .then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status}`);
        return answer.json();
      })
      .then(then)
      .catch((fault) => {
        loading = null;
        throw fault;
      });
    return loading;
  };
}
