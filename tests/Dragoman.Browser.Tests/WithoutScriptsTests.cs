using Dragoman.Browser.Tests.Parts;
using static Microsoft.Playwright.Assertions;

namespace Dragoman.Browser.Tests;

/// <summary>Sellers' pages work before any script has loaded, or where none does.</summary>
public sealed class WithoutScriptsTests(DemoDesk demo)
{
    [Fact]
    public async Task A_question_is_answered_and_a_returned_request_keeps_what_was_typed()
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(demo.Desk, 390, 844, locale: "zh-CN", scripts: false);
        await page.SignIn("harbourstore@shop.example", DemoDesk.Password);
        await page.GotoAsync("/");
        await page.FillAsync("#ask-q", "物流信息一直不更新怎么办");
        await page.ClickAsync("#ask-send");
        await Expect(page.Locator(".answer").First).ToHaveAttributeAsync("data-outcome", "answered");

        await page.GotoAsync("/requests/new?topic=logistics.tracking-stuck");
        await page.FillAsync("#f-text", "十天没有轨迹");
        await page.FillAsync("#f-subject", "物流不更新");
        await page.SetInputFilesAsync("#f-files", Path.Combine(AppContext.BaseDirectory, "samples", "error-screenshot-zh.png"));
        await page.Locator("button[name=do][value=send]").ClickAsync();
        await Expect(page.Locator("#faults li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#f-text")).ToHaveValueAsync("十天没有轨迹");
        await Expect(page.Locator(".file-list > li")).ToHaveCountAsync(1);
    }
}
