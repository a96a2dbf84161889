using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Dragoman.Browser.Tests.Parts;
using Microsoft.Playwright;

namespace Dragoman.Browser.Tests;

/// <summary>The pages people look at most: each is looked at by axe in light and dark and right to left, and kept as a picture.</summary>
public sealed class PicturesTests(DemoDesk demo)
{
    public static readonly TheoryData<string, string, string, string, bool> Faces = new()
    {
        // picture, who, path, language, dark
        { "landing-light", "", "/", "en", false },
        { "home-light", "harbourstore@shop.example", "/", "zh", false },
        { "home-dark", "harbourstore@shop.example", "/", "zh", true },
        { "home-arabic", "baladhome@shop.example", "/", "ar", false },
        { "request-form-light", "harbourstore@shop.example", "/requests/new?topic=funds.payout-failed", "en", false },
        { "request-form-arabic", "baladhome@shop.example", "/requests/new?topic=funds.payout-failed", "ar", false },
        { "requests-light", "harbourstore@shop.example", "/requests", "zh", false },
        { "article-light", "", "/help/zh/funds.payout-failed", "zh", false },
        { "help-light", "", "/help/en", "en", false },
        { "workspace-light", "leyla@desk.example", "/desk?view=active", "en", false },
        { "workspace-dark", "mei@desk.example", "/desk?view=active", "zh", true },
        { "workspace-arabic", "karim@desk.example", "/desk?view=active", "ar", false },
        { "lead-light", "lin@desk.example", "/lead", "zh", false },
        { "admin-light", "ada@desk.example", "/admin/users", "en", false },
        { "health-light", "", "/health", "en", false },
        { "health-dark", "", "/health", "zh", true },
        { "health-arabic", "", "/health", "ar", false },
        { "sign-in-light", "", "/sign-in", "es", false },
    };

    [Theory]
    [MemberData(nameof(Faces))]
    public async Task A_page_is_whole_and_open_to_everybody(string name, string who, string path, string language, bool dark)
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(demo.Desk, path.StartsWith("/desk?view=active", StringComparison.Ordinal) ? 1440 : 1280, 900, dark, language);
        if (who.Length > 0)
            await page.SignIn(who, DemoDesk.Password);
        await page.GotoAsync(path + (path.Contains('?') ? "&" : "?") + $"lang={language}");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (path.StartsWith("/desk", StringComparison.Ordinal))
        {
            await page.Locator(".case-row a").First.ClickAsync();
            await page.Locator(".story .said").First.WaitForAsync();
        }

        Assert.Equal(language == "ar" ? "rtl" : "ltr", await page.EvaluateAsync<string>("document.documentElement.dir"));
        var missing = await page.EvaluateAsync<string[]>(@"() => [...document.querySelectorAll('main *, header *, footer *')].flatMap(e => [...e.childNodes]).filter(n => n.nodeType === 3).map(n => n.textContent.trim()).filter(t => /^(public|seller|staff|health|fault|field|metric|promise|status)\.[a-z_.]+$/.test(t))");
        Assert.Empty(missing);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1, "the page scrolls sideways");
        await page.Picture(name, full: !path.StartsWith("/desk?view=active", StringComparison.Ordinal) && !path.StartsWith("/health", StringComparison.Ordinal));

        var faults = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Select(f => $"{f.Impact} {f.Id}: {f.Help}: {string.Join(" | ", f.Nodes.Take(4).Select(n => n.Html))}")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/help/zh")]
    [InlineData("/help/zh/funds.payout-failed")]
    [InlineData("/requests")]
    [InlineData("/requests/new?topic=funds.payout-failed")]
    public async Task A_seller_page_fits_a_phone_of_320_pixels(string path)
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(demo.Desk, 320, 640, locale: "zh-CN");
        await page.SignIn("harbourstore@shop.example", DemoDesk.Password);
        await page.GotoAsync("/" + path.TrimStart('/'));
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 1, "the page scrolls sideways");
        await page.Picture($"phone{path.Split('?')[0].Replace('/', '-')}", full: true);
    }
}
