using Microsoft.Playwright;

namespace Dragoman.Browser.Tests.Parts;

/// <summary>Debian's Chromium, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string? Path = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Why browser tests cannot run here; null when they can.</summary>
    public static string? Missing => Path is null ? "Chromium is not installed" : null;

    public static async Task<Chromium> Start()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Chromium(playwright, browser);
    }

    public async Task<IPage> Open(ServedDesk desk, int width = 1280, int height = 860, bool dark = false, string locale = "en-GB", bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = desk.Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            JavaScriptEnabled = scripts,
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}

public static class Pages
{
    public static async Task SignIn(this IPage page, string email, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[type=email]", email);
        await page.FillAsync("input[type=password]", password);
        await page.Locator("form:has(input[type=password]) button.primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in"));
    }

    /// <summary>Keeps a picture: in the folder named by DRAGOMAN_PICTURES, otherwise in the system's temporary folder.</summary>
    public static async Task Picture(this IPage page, string name, bool full = false)
    {
        var folder = Environment.GetEnvironmentVariable("DRAGOMAN_PICTURES") ?? Path.Combine(Path.GetTempPath(), "dragoman-pictures");
        Directory.CreateDirectory(folder);
        var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = full, Animations = ScreenshotAnimations.Disabled });
        Assert.True(picture.Length > 10_000, $"{name} is an empty picture");
    }
}
