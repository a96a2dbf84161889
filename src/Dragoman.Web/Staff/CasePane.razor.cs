using Dragoman.Desk;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Assign;
using Dragoman.Desk.Cases.Change;
using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Merge;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Notices.Inbox;
using Dragoman.Desk.Orders.Find;
using Microsoft.AspNetCore.Components;
using Order = Dragoman.Desk.Orders.Order;

namespace Dragoman.Web.Staff;

public sealed partial class CasePane
{
    /// <summary>What stands beside the conversation; read after it, so that the conversation need not wait.</summary>
    public sealed record Beside(Guid Seller, string Number, Order? Order, IReadOnlyList<Order> Orders, IReadOnlyList<CaseLine> Earlier);

    private CaseStory? _story;
    private Beside? _side;
    private IReadOnlyList<LookAtCase.Viewer> _viewers = [];
    private IReadOnlyList<Fault> _faults = [];
    private string? _dialog;
    private bool _loading;
    private int _newer;
    private long _minute;

    [CascadingParameter] public Workbench Bench { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Bench.CaseAsked += Load;
        Bench.Pressed += Press;
        Bench.Ticked += Look;
        if (Bench.Number is not null)
            await Load();
    }

    private async Task Load()
    {
        var number = Bench.Number;
        (_faults, _dialog, _newer) = ([], null, 0);
        if (number is null)
        {
            (_story, _loading) = (null, false);
            StateHasChanged();
            return;
        }
        _loading = true;
        var story = await Ask((ReadCase h) => h.Handle(number, Me));
        if (number != Bench.Number)
            return;
        (_story, _loading, _viewers, _faults) = (story.Value, false, [], story.Refusal?.Faults ?? []);
        Draw();
        if (_story is not null)
            _ = ReadBeside(_story);
    }

    private async Task ReadBeside(CaseStory story)
    {
        await Task.Yield();
        var orders = await Ask((ListOrders h) => h.Handle(story.Seller.Id, 5, Me));
        var order = story.Case.OrderNumber is { } wanted ? await Ask((FindOrder h) => h.Handle(wanted, Me)) : default;
        var earlier = await Ask((ListCases h) => h.Handle(new ListCases.Query(Filter: new CaseFilter(SellerId: story.Seller.Id), Limit: 20), Me));
        if (Bench.Number != story.Case.Number)
            return;
        _side = new Beside(story.Seller.Id, story.Case.Number, order.Value, orders.Value ?? [],
            [.. (earlier.Value?.Cases ?? []).Where(c => c.Number != story.Case.Number).OrderByDescending(c => c.OpenedAt)]);
        Draw();
        await Ask((MarkNotices h) => h.Handle(new MarkNotices.Command(CaseNumber: story.Case.Number), Me));
        await Look();
    }

    /// <summary>Says that this case is open here, learns who else has it open and whether something happened.</summary>
    private async Task Look()
    {
        if (_story is null || Bench.Number is not { } number)
            return;
        var viewers = await Ask((LookAtCase h) => h.Handle(number, Me));
        var version = await Ask((PeekCase h) => h.Handle(number, Me));
        if (number != Bench.Number || _story is null)
            return;
        var newer = version.Succeeded ? Math.Max(0, version.Value - _story.Case.Version) : 0;
        if (newer == _newer && (viewers.Value ?? []).SequenceEqual(_viewers) && _minute == ThisMinute)
            return;
        (_newer, _viewers) = (newer, viewers.Value ?? []);
        Draw();
    }

    private async Task Refresh()
    {
        if (Bench.Number is not { } number)
            return;
        var story = await Ask((ReadCase h) => h.Handle(number, Me));
        if (!story.Succeeded || number != Bench.Number)
            return;
        (_story, _newer, _dialog) = (story.Value, 0, null);
        Draw();
        await Bench.Tell(story.Value.Case);
    }

    private async Task<int> Renew()
    {
        await Refresh();
        return _story?.Case.Version ?? 0;
    }

    private async Task Change(ChangeCase.Command command) =>
        await After(await Ask((ChangeCase h) => h.Handle(command with { Number = _story!.Case.Number, Version = _story.Case.Version }, Me)));

    private async Task Assign(string to) =>
        await After(await Ask((AssignCase h) => h.Handle(new AssignCase.Command(_story!.Case.Number, to, _story.Case.Version), Me)));

    private async Task Unmerge() => await After(await Ask((UnmergeCase h) => h.Handle(_story!.Case.Number, Me)));

    /// <summary>Shows the case as it is now, also after a refusal: on a conflict the other's change is what one needs to see.</summary>
    private async Task After(Outcome<Case> outcome)
    {
        _faults = outcome.Refusal?.Faults ?? [];
        await Refresh();
    }

    private async Task Sent(bool reply)
    {
        _faults = [];
        var before = Bench.Number;
        await Refresh();
        if (reply && Bench.NextAfterReply && before == Bench.Number)
            await Bench.OpenNext();
    }

    private async Task Press(string key)
    {
        if (_story is null)
            return;
        if (key == "close" && _dialog is null)
            await Bench.Close();
        else if (!Me.WorksCases)
            return;
        else if (key == "take")
            await Assign("me");
        else if (key == "solve")
            await Change(new ChangeCase.Command("", null, Status: CaseStatus.Solved));
    }

    private void CloseDialog() => _dialog = null;

    private long ThisMinute => Time.GetUtcNow().ToUnixTimeSeconds() / 60;

    private void Draw()
    {
        _minute = ThisMinute;
        StateHasChanged();
    }

    public void Dispose()
    {
        Bench.CaseAsked -= Load;
        Bench.Pressed -= Press;
        Bench.Ticked -= Look;
    }
}
