namespace LaDeclaration.Browser.Tests.Harness;

/// <summary>What the tests ask of a page.</summary>
internal static class Script
{
    private const string Beyond = """
        () => {
          const width = document.documentElement.clientWidth;
          const beyond = [...document.body.querySelectorAll('*')]
            .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)
            .map(e => `${e.localName}.${e.className} ends at ${Math.round(e.getBoundingClientRect().right)} of ${width}`);
          return document.documentElement.scrollWidth > width ? [`is ${document.documentElement.scrollWidth} wide`, ...beyond] : beyond;
        }
        """;

    /// <summary>
    /// Line height 1.5, paragraphs 2, letters 0.12 and words 0.16 times the font size, as WCAG 1.4.12 asks; answers whether the page really has them.
    /// Through the style sheet's own interface: the policy refuses an element with styles, and then nothing is looked at.
    /// </summary>
    public const string SpaceWider = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }');
          document.adoptedStyleSheets = [sheet];
          return [...document.querySelectorAll('main *')].every(e => Math.abs(parseFloat(getComputedStyle(e).letterSpacing) / parseFloat(getComputedStyle(e).fontSize) - 0.12) < 0.01);
        }
        """;

    /// <summary>Whatever holds text and hides part of it; what was typed into a field scrolls there.</summary>
    public const string CutOff = """
        () => [...document.body.querySelectorAll(':not(input)')]
          .filter(e => e.checkVisibility() && !e.closest('.hidden-text, .skip') && ['hidden', 'clip'].includes(getComputedStyle(e).overflowY) && getComputedStyle(e).position !== 'absolute')
          .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
          .map(e => `${location.pathname}: ${e.localName}.${e.className} cuts off`)
        """;

    /// <summary>Whatever holds text that reaches sideways beyond its box, over what stands beside it; what only a screen reader reads is left out.</summary>
    public const string RunsOut = """
        () => {
          const out = new Set(), texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode;
            let box = text.parentElement;
            if (text.data.trim() === '' || !box.checkVisibility() || box.closest('.hidden-text, .skip, option, script, svg'))
              continue;
            while (['inline', 'contents'].includes(getComputedStyle(box).display))
              box = box.parentElement;
            const range = document.createRange();
            range.selectNodeContents(text);
            const { left, right } = box.getBoundingClientRect(), { clipPath, overflowX } = getComputedStyle(box);
            if (clipPath === 'none' && overflowX === 'visible' && [...range.getClientRects()].some(r => r.right > right + 1.5 || r.left < left - 1.5))
              out.add(`the text of ${box.parentElement.localName}.${box.parentElement.className} > ${box.localName}.${box.className} runs out of it`);
          }
          return [...out];
        }
        """;

    /// <summary>Everything that takes the focus, in the order of the page, as <see cref="Focused"/> names it.</summary>
    public const string Focusable = """
        () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
          .filter(e => !e.disabled && e.checkVisibility({ visibilityProperty: true }))
          .map(e => `${e.localName} ${e.getAttribute('href') ?? e.name ?? ''} ${e.textContent.trim().replace(/\s+/g, ' ')}`)
        """;

    /// <summary>Where the focus is, whether a ring of at least 2 px shows it, and whether the middle of what it is on can be seen.</summary>
    public const string Focused = """
        () => {
          const e = document.activeElement, style = getComputedStyle(e);
          const box = [...e.getClientRects()].find(r => r.width > 0 && r.height > 0) ?? e.getBoundingClientRect();
          const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return {
            name: `${e.localName} ${e.getAttribute('href') ?? e.name ?? ''} ${e.textContent.trim().replace(/\s+/g, ' ')}`,
            isOutlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            isInSight: seen !== null && (e.contains(seen) || seen.contains(e)),
          };
        }
        """;

    /// <summary>The page itself and each part that reaches beyond the right edge of the screen.</summary>
    public static async Task<IEnumerable<string>> Overflowing(this IPage page) =>
        (await page.EvaluateAsync<string[]>(Beyond)).Select(what => $"{page.Url}: {what}");

    /// <summary>Presses Tab until that is true of the page.</summary>
    public static async Task TabTo(this IPage page, string until)
    {
        const int Most = 300;
        for (var stops = 0; !await page.EvaluateAsync<bool>($"() => {until}"); stops++)
        {
            Assert.True(stops < Most, $"{Most} times Tab, and never {until}.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
