// Keeps running counts of days held current between two builds. Nothing is fetched and nothing is stored.
"use strict";
(() => {
  const day = 86400000;
  const today = Date.parse(new Date().toISOString().slice(0, 10));
  for (const count of document.querySelectorAll("data[data-as-of]")) {
    const { asOf, stops, most } = count.dataset;
    // A count stands still on the day after which the last report is too old to go by.
    const until = Math.min(today, Date.parse(stops));
    const more = Math.floor((until - Date.parse(asOf)) / day);
    if (!(more > 0)) continue;
    const show = (number) => (Number(number) + more).toLocaleString(document.documentElement.lang);
    const fewest = count.value;
    if (most === "None") count.textContent = count.textContent.replace(/[\d.,\u00a0]+/, show(fewest));
    else count.textContent = fewest === most ? show(fewest) : `${show(fewest)}–${show(most)}`;
  }
})();
