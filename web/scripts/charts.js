// Draws the charts that the crate `html` describes in `data-chart`, as SVG, in the colours of the stylesheet.

import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer,
]);

const drawn = new Map();

/** Draws the chart of this place. */
export function draw(place) {
  const data = JSON.parse(place.dataset.chart);
  const chart = echarts.init(place, null, { renderer: "svg" });
  drawn.set(place, { chart, data });
  chart.setOption(option(data, place));
  if (data.links) {
    chart.on("click", ({ dataIndex }) => {
      if (data.links[dataIndex]) {
        location.assign(data.links[dataIndex]);
      }
    });
  }
  new ResizeObserver(() => chart.resize()).observe(place);
}

document.addEventListener("kefu:theme", () => {
  for (const [place, { chart, data }] of drawn) {
    chart.setOption(option(data, place), true);
  }
});

/** The colours as the stylesheet has them now: a property that refers to others is resolved by a real element. */
function palette(place) {
  const probe = document.createElement("span");
  place.append(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const names = ["ink", "ink-2", "ink-3", "line", "raised", "bad-solid"];
  names.push(...[1, 2, 3, 4, 5].map((i) => `series-${i}`));
  const found = Object.fromEntries(names.map((name) => [name, colour(`--k-${name}`)]));
  found.font = getComputedStyle(place).fontFamily;
  probe.remove();
  return found;
}

function option(data, place) {
  const c = palette(place);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const pareto = data.kind === "pareto";
  const show = (value) => (value == null ? "–" : `${number(value, data.decimals)}${data.unit}`);
  return {
    animation: !still,
    animationDuration: 250,
    color: [1, 2, 3, 4, 5].map((i) => c[`series-${i}`]),
    textStyle: { fontFamily: c.font, color: c["ink-2"] },
    grid: { left: 8, right: pareto ? 8 : 20, top: data.series.length > 1 ? 36 : 20, bottom: 4, containLabel: true },
    legend: { show: data.series.length > 1, top: 0, left: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: c["ink-2"] } },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: c.raised,
      borderColor: c.line,
      textStyle: { color: c.ink, fontFamily: c.font, fontSize: 13 },
      axisPointer: { type: data.kind === "line" || data.kind === "control" ? "line" : "shadow", lineStyle: { color: c["ink-3"] } },
      valueFormatter: show,
    },
    xAxis: {
      type: "category",
      data: data.x,
      boundaryGap: data.kind !== "line" && data.kind !== "control",
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { show: false },
      axisLabel: { color: c["ink-2"], hideOverlap: true, ...(pareto ? { interval: 0, width: 72, overflow: "truncate" } : {}) },
    },
    yAxis: [axis(data, c, show), ...(pareto ? [{ ...axis(data, c, (v) => `${v}%`), min: 0, max: 100, splitLine: { show: false } }] : [])],
    series: [...data.series.map((series, i) => one(series, i, data, c)), ...limits(data, c)],
  };
}

function axis(data, c, show) {
  return {
    type: "value",
    // Bars begin at nought, or their lengths lie; a line shows its changes.
    scale: data.kind === "line" || data.kind === "control",
    axisLabel: { color: c["ink-2"], formatter: show },
    splitLine: { lineStyle: { color: c.line } },
  };
}

function one(series, i, data, c) {
  const line = data.kind === "line" || data.kind === "control" || (data.kind === "pareto" && i === 1);
  if (!line) {
    return {
      name: series.name,
      type: "bar",
      data: series.values,
      stack: data.kind === "stacked" ? "all" : undefined,
      barMaxWidth: 36,
      itemStyle: { borderRadius: data.kind === "stacked" ? 0 : [3, 3, 0, 0] },
    };
  }
  return {
    name: series.name,
    type: "line",
    data: data.kind === "control" && i === 0 ? judged(series.values, data.limits, c) : series.values,
    yAxisIndex: data.kind === "pareto" ? 1 : 0,
    symbol: "circle",
    symbolSize: 6,
    showSymbol: data.kind === "control" || series.values.length <= 31,
    lineStyle: { width: 2 },
    ...(data.kind === "pareto" ? { lineStyle: { width: 2, color: c["ink-2"] }, itemStyle: { color: c["ink-2"] } } : {}),
    tooltip: data.kind === "pareto" ? { valueFormatter: (value) => `${number(value, 1)}%` } : undefined,
    markLine: i === 0 ? marks(data, c) : undefined,
  };
}

/** A value outside its limits is red and a diamond: the form says it too. */
function judged(values, bounds, c) {
  return values.map((value, i) => {
    const outside = value != null && (value > (bounds?.upper[i] ?? Infinity) || value < (bounds?.lower[i] ?? -Infinity));
    return outside ? { value, symbol: "diamond", symbolSize: 12, itemStyle: { color: c["bad-solid"] } } : value;
  });
}

function limits(data, c) {
  if (!data.limits) {
    return [];
  }
  const dashed = { width: 1, color: c["ink-3"], type: "dashed" };
  const [upper, centre, lower] = data.limits.names;
  return [
    [upper, data.limits.upper, dashed],
    [centre, data.limits.centre, { width: 1, color: c["ink-3"] }],
    [lower, data.limits.lower, dashed],
  ].map(([name, values, lineStyle]) => ({
    name, type: "line", data: values, step: "middle", symbol: "none", lineStyle, itemStyle: { color: c["ink-3"] },
  }));
}

function marks(data, c) {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: c["ink-3"], type: "dotted" },
    label: { color: c["ink-2"], formatter: "{b}" },
    data: (data.marks ?? []).map(({ at, label }) => ({ name: label, xAxis: at })),
  };
}

function number(value, decimals) {
  return value.toLocaleString(document.documentElement.lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
