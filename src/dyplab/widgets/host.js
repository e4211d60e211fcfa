// On a page without Jupyter: the model is the JSON beside the picture, and the widget takes the picture's place.
{
  const place = document.querySelector('[data-dyplab-widget="KEY"]:not([data-alive])');
  const state = JSON.parse(place.querySelector('script[type="application/json"]').textContent);
  const heard = {};
  place.dataset.alive = "";
  place.querySelectorAll(":scope > img, :scope > p").forEach((still) => still.remove());
  const model = {
    get: (name) => state[name],
    set(name, value) {
      const changed = JSON.stringify(state[name]) !== JSON.stringify(value);
      state[name] = value;
      if (changed) for (const listener of [...(heard[`change:${name}`] ?? [])]) listener();
    },
    on: (event, listener) => (heard[event] ??= []).push(listener),
    off: (event, listener) => (heard[event] = (heard[event] ?? []).filter((other) => other !== listener)),
    save_changes() {},
    send() {},
  };
  const el = document.createElement("div");
  place.append(el);
  render({ model, el });
}
