using System.Net.Http.Json;
using System.Text.Json;
using Dragoman.Browser.Tests.Parts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dragoman.Browser.Tests;

/// <summary>The main job, from an empty desk to a figure on the health page.</summary>
public sealed class SellerIsAnsweredTests
{
    private const string Password = "quiet harbour 2026";
    private const string Order = "8192037465510283";
    private const string Told = "订单放款失败，钱没有到账，银行说退回去了。";

    [Fact]
    public async Task A_seller_asks_is_returned_files_an_urgent_request_is_answered_and_confirms()
    {
        await using var chromium = await Chromium.Start();
        await using var desk = await ServedDesk.Empty();
        await Furnish(chromium, desk);
        await FileEarlier(desk);

        var seller = await chromium.Open(desk, locale: "zh-CN");
        await seller.SignIn("shop@harbour.example", Password);
        var number = await AskThenFile(seller);

        var agent = await chromium.Open(desk, 1440, 900, locale: "zh-CN");
        await Answer(agent, number);

        await seller.GotoAsync($"/requests/{number}");
        await Expect(seller.Locator("main")).ToContainTextAsync("Mei");
        await seller.ClickAsync("#settled");
        await seller.WaitForURLAsync("**/requests/**");
        await Expect(seller.Locator(".promise").First).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("grey"));

        using var api = desk.Api(_adminToken);
        var health = await api.GetFromJsonAsync<JsonElement>("/api/v1/service-health");
        Assert.Equal(1, health.GetProperty("medianFirstReply").GetProperty("cases").GetInt32());
        Assert.Equal(1, health.GetProperty("resolvedWithinTarget").GetProperty("cases").GetInt32());
        await seller.GotoAsync("/health");
        await Expect(seller.Locator("main")).ToContainTextAsync("100");
    }

    private string _adminToken = "";
    private string _sellerToken = "";

    /// <summary>The first administrator through the set-up page; everybody else and the orders through the API.</summary>
    private async Task Furnish(Chromium chromium, ServedDesk desk)
    {
        var admin = await chromium.Open(desk);
        await admin.GotoAsync(desk.SetUpAddress);
        await admin.FillAsync("input[type=email]", "ada@desk.example");
        await admin.FillAsync("input[name=name], #name", "Ada Lindqvist");
        await admin.FillAsync("input[type=password]", Password);
        await admin.Locator("form:has(input[type=password]) button.primary").ClickAsync();
        await Expect(admin).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/setup"));
        if (!(await admin.Context.CookiesAsync()).Any(c => c.Name == "dragoman"))
            await admin.SignIn("ada@desk.example", Password);
        _adminToken = await Token(admin);

        using var api = desk.Api(_adminToken);
        await Post(api, "/api/v1/accounts", new
        {
            email = "shop@harbour.example", name = "Chen Wei", role = "seller", password = Password, language = "zh", timeZone = "Asia/Shanghai",
            seller = new { storeName = "Harbour Store", country = "CN", languages = "zh", city = "Shenzhen" },
        });
        await Post(api, "/api/v1/accounts", new
        {
            email = "mei@desk.example", name = "Mei Zhang", role = "agent", password = Password, language = "zh", timeZone = "Asia/Shanghai",
            staff = new { languages = "zh en", shifts = "UTC|1-7|00:00|00:00" },
        });
        var line = JsonSerializer.Serialize(new { number = Order, seller = "Harbour Store", placedAt = "2026-11-01T08:00:00Z", amount = "12846.50", currency = "CNY", trackingNumber = "LP00123456789012" });
        (await api.PostAsync("/api/v1/orders:import", new StringContent(line + "\n"))).EnsureSuccessStatusCode();
        var store = await chromium.Open(desk);
        await store.SignIn("shop@harbour.example", Password);
        _sellerToken = await Token(store);
    }

    /// <summary>An ordinary request that came first: the urgent one must overtake it.</summary>
    private async Task FileEarlier(ServedDesk desk)
    {
        using var api = desk.Api(_sellerToken);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(await File.ReadAllBytesAsync(Sample("error-screenshot-zh.png"))), "file", "earlier.png" } };
        var upload = await api.PostAsync("/api/v1/files", form);
        var file = (await upload.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await Post(api, "/api/v1/requests", new
        {
            topic = "logistics.tracking-stuck", subject = "物流不更新", text = "十天没有轨迹。", orderNumber = Order, errorCode = "AE-ERR-403", files = new[] { file },
        });
    }

    private static async Task<string> AskThenFile(IPage seller)
    {
        await seller.GotoAsync("/");
        await seller.FillAsync("#ask-q", Told);
        await seller.ClickAsync("#ask-send");
        var answer = seller.Locator(".answer:visible");
        await Expect(answer).ToHaveAttributeAsync("data-outcome", new System.Text.RegularExpressions.Regex("answered|clarify"));
        await answer.Locator("[data-fill=request]").ClickAsync();

        await seller.WaitForURLAsync("**/requests/new**");
        await Expect(seller.Locator("#f-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("放款失败"));
        await seller.SelectOptionAsync("#f-topic", "funds.payout-failed");
        await seller.FillAsync("#f-subject", "放款失败，银行退回");
        await seller.FillAsync("#f-orderNumber", Order);
        await seller.FillAsync("[data-item=transaction_time] input:enabled", "2026-08-14T10:22");
        await seller.FillAsync("[data-item=amount] input:enabled", "12846.50");
        await seller.FillAsync("[data-item=currency] input:enabled", "CNY");
        await seller.FillAsync("[data-item=card_last4] input:enabled", "4826");
        await seller.FillAsync("[data-item=bank_name] input:enabled", "招商银行深圳分行科技园支行");
        await seller.SetInputFilesAsync("#f-files", [Sample("error-screenshot-zh.png"), Sample("bank-statement-zh.png")]);
        await Expect(seller.Locator(".file-list > li")).ToHaveCountAsync(2);
        await Send(seller);

        // Returned for the error code alone; everything else is still there.
        await Expect(seller.Locator("#faults")).ToBeVisibleAsync();
        await Expect(seller.Locator("#faults li")).ToHaveCountAsync(1);
        await Expect(seller.Locator("#faults")).ToContainTextAsync("AE-ERR-403");
        await Expect(seller.Locator("#f-errorCode")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(seller.Locator("[data-item=bank_name] input:enabled")).ToHaveValueAsync("招商银行深圳分行科技园支行");
        await Expect(seller.Locator(".file-list > li")).ToHaveCountAsync(2);
        await seller.Picture("request-returned", full: true);

        await seller.FillAsync("#f-errorCode", "AE-ERR-4031");
        await Send(seller);
        await seller.WaitForURLAsync("**/sent");
        await Expect(seller.Locator(".next-steps time").First).ToBeVisibleAsync();
        await Expect(seller.Locator("main")).ToContainTextAsync("[URGENT-FUND]");
        await seller.Picture("request-accepted");
        return (await seller.Locator("#request-number").InnerTextAsync()).Trim();
    }

    private static Task Send(IPage seller) => seller.Locator("button[name=do][value=send]").ClickAsync();

    private static async Task Answer(IPage agent, string number)
    {
        await agent.SignIn("mei@desk.example", Password);
        await agent.GotoAsync("/desk");
        var first = agent.Locator(".case-row").First;
        await Expect(first).ToHaveAttributeAsync("data-number", number);
        await first.Locator("a").ClickAsync();
        await Expect(agent.Locator(".case-top .number")).ToHaveTextAsync(number);
        await Expect(agent.Locator(".story")).ToContainTextAsync(Told);
        await agent.Locator(".story .text").First.ClickAsync();
        await agent.Keyboard.PressAsync("r");
        await agent.Locator("#compose").PressSequentiallyAsync("/payout");
        await agent.Locator("#suggest [role=option]").First.ClickAsync();
        await Expect(agent.Locator("#compose")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($"Harbour Store.*{Order}", System.Text.RegularExpressions.RegexOptions.Singleline));
        await agent.Locator("#compose").FocusAsync();
        await agent.Keyboard.PressAsync("Control+Shift+Enter");
        // Nothing moves under the cursor: the row stays, and says that it is settled.
        await Expect(agent.Locator($".case-row[data-number={number}] .promise.grey")).ToBeVisibleAsync();
    }

    private static async Task<string> Token(IPage page)
    {
        var answer = await page.APIRequest.PostAsync("/api/v1/tokens", new APIRequestContextOptions
        {
            Headers = new Dictionary<string, string> { ["X-Dragoman-Console"] = "1" },
            DataObject = new { name = "test" },
        });
        Assert.True(answer.Ok, await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetProperty("key").GetString()!;
    }

    private static async Task Post(HttpClient api, string path, object body)
    {
        var answer = await api.PostAsJsonAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
