// Each page of the examples, printed on A4 and gone over by an accessibility
// checker, in headless Chromium.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { filled, lowest, sheets } from "./printed.js";

const folder = process.env.PAGES;
assert.ok(folder, "PAGES names the folder with the pages; see ci.sh");
const checker = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

// Where a page is in two languages, `other` is what the paper must not hold.
const pages = [
  { name: "haiphong.vi", lang: "vi", sign: "(ký, ghi rõ họ tên)" },
  { name: "haiphong.en", lang: "en", sign: "(signature and full name)" },
  { name: "programme", lang: "vi", sign: "(ký, ghi rõ họ tên)", other: "Review of the programme" },
  { name: "programme", at: "#en", lang: "en", sign: "(signature and full name)", other: "Kết quả thực hiện chương trình" },
  ...readdirSync(join(folder, "papers")).filter((f) => f.endsWith(".html")).map((f) => ({
    name: join("papers", f.slice(0, -5)), lang: "vi", sign: f === "quy-che.html" ? undefined : "(ký, ghi rõ họ tên)",
  })),
];

const screens = [
  { of: "a wide screen, light", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { of: "a wide screen, dark", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { of: "a phone, light", colorScheme: "light", viewport: { width: 375, height: 700 } },
  { of: "a phone, dark", colorScheme: "dark", viewport: { width: 375, height: 700 } },
];

let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});
after(() => browser.close());

async function open(page, options, use) {
  const context = await browser.newContext(options);
  try {
    const tab = await context.newPage();
    await tab.goto(pathToFileURL(join(folder, page.name + ".html")).href + (page.at ?? ""));
    await use(tab);
  } finally {
    await context.close();
  }
}

for (const page of pages) {
  const file = join(folder, page.name.replaceAll("/", "-") + (page.at ?? "").replace("#", ".") + ".pdf");
  describe(page.name + (page.at ?? ""), () => {
    let printed, headings, title;
    before(() => open(page, {}, async (tab) => {
      await tab.emulateMedia({ media: "print" });
      headings = await tab.$$eval("h1,h2,h3,h4,h5,h6,dt", (all) => all.filter((h) => h.checkVisibility()).map((h) => h.textContent));
      title = await tab.title();
      await tab.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
      printed = sheets(file);
    }));

    test("prints on A4 with its title and the number of each sheet", () => {
      const squeezed = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
      printed.forEach((sheet, i) => {
        const sides = [sheet.width, sheet.height].map(Math.round).sort((a, b) => a - b);
        assert.ok(Math.abs(sides[0] - 595) <= 1 && Math.abs(sides[1] - 842) <= 1, `sheet ${i + 1} is ${sides}`);
        assert.ok(squeezed(sheet.head).startsWith(squeezed(title).slice(0, 40)), `sheet ${i + 1} has “${sheet.head}” above`);
        assert.match(squeezed(sheet.foot), new RegExp(`${i + 1} ?/ ?${printed.length}$`), `sheet ${i + 1}`);
      });
    });

    test("has no empty and no half-empty sheet", () => {
      printed.forEach((sheet, i) => {
        assert.ok(sheet.lines.length > 0, `sheet ${i + 1} of ${printed.length} is empty`);
        const part = filled(sheet);
        assert.ok(i === printed.length - 1 || part > 0.6, `sheet ${i + 1} of ${printed.length} is filled to ${Math.round(100 * part)} %`);
      });
    });

    test("leaves no heading alone at the foot of a sheet", () => {
      const all = headings.map((h) => h.normalize("NFC").replace(/\s+/g, " ").trim());
      // The whole heading, or so much of it that it is no chance.
      const heading = (text) => all.some((h) => h === text || (text.length > 12 && h.includes(text)));
      printed.slice(0, -1).forEach((sheet, i) => {
        for (const line of lowest(sheet)) {
          assert.ok(!heading(line.text), `“${line.text}” is the last of sheet ${i + 1}`);
        }
      });
    });

    test("speaks one language on paper and has a place for signatures", () => {
      const all = printed.map((sheet) => sheet.lines.map((l) => l.text).join(" ")).join(" ");
      if (page.other) assert.ok(!all.includes(page.other), page.other);
      if (page.sign) assert.ok(printed.at(-1).lines.some((l) => l.text.includes(page.sign)), "signatures");
    });

    for (const screen of screens) {
      test("holds before the accessibility checker on " + screen.of, () => open(page, screen, async (tab) => {
        await tab.evaluate(checker);
        const found = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const told = found.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => `${v.id}: ${n.target}: ${n.failureSummary}`));
        assert.deepEqual(told, []);
        assert.equal(await tab.locator("h1").count(), 1);
        assert.equal(await tab.locator("html").getAttribute("lang"), page.at ? "vi" : page.lang);
        const bare = await tab.$$eval("table", (all) => all.filter((t) => !t.caption?.textContent || [...t.querySelectorAll("th")].some((h) => !h.scope)).length);
        assert.equal(bare, 0, "tables without a caption or a heading without scope");
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        assert.ok(wide <= 0, `${wide} pixels wider than the screen`);
      }));
    }
  });
}
