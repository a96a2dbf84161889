using Dragoman.Desk.Cases.List;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Health.Figures;
using Microsoft.JSInterop;

namespace Dragoman.Web.Staff;

/// <summary>
/// What one window of the desk holds: the list shown, the open case, what is written but not sent.
/// Each pane listens to what concerns it and draws only then.
/// </summary>
public sealed class Workbench(string view, IJSObjectReference scripts)
{
    /// <summary>The module of the desk in the browser.</summary>
    public IJSObjectReference Scripts { get; } = scripts;


    public string View { get; private set; } = view;

    /// <summary>Set while a filter of one's own takes the place of the view.</summary>
    public CaseFilter? Filter { get; private set; }
    public string Words { get; private set; } = "";
    public string? Number { get; private set; }
    public bool NextAfterReply { get; set; }
    public IReadOnlyList<ListColleagues.Colleague> Colleagues { get; set; } = [];
    private readonly Dictionary<string, UnsentText> _unsent = [];
    private readonly Dictionary<string, string> _countries = [];

    /// <summary>Another list is wanted, or the same anew.</summary>
    public event Func<Task>? ListAsked;
    public event Func<Task>? CaseAsked;
    public event Func<CaseHead, Task>? CaseChanged;
    public event Func<Task>? ViewsChanged;
    public event Func<Task>? NextAsked;
    public event Func<string, Task>? Pressed;
    public event Func<Task>? Ticked;

    public Task Show(string view)
    {
        (View, Filter, Words) = (view, null, "");
        return Raise(ListAsked);
    }

    public Task Show(CaseFilter filter)
    {
        (View, Filter) = ("", filter);
        return Raise(ListAsked);
    }

    public Task Find(string words)
    {
        Words = words;
        return Raise(ListAsked);
    }

    public Task Open(string number)
    {
        if (Number == number)
            return Task.CompletedTask;
        Number = number;
        return Raise(CaseAsked);
    }

    public Task Close()
    {
        Number = null;
        return Raise(CaseAsked);
    }

    public Task Tell(CaseHead head) => CaseChanged?.Invoke(head) ?? Task.CompletedTask;
    public Task TellViews() => Raise(ViewsChanged);
    public Task OpenNext() => Raise(NextAsked);
    public Task Tick() => Raise(Ticked);

    public async Task Press(string key)
    {
        foreach (var listener in Pressed?.GetInvocationList() ?? [])
            await ((Func<string, Task>)listener)(key);
    }

    public UnsentText UnsentFor(string number)
    {
        if (!_unsent.TryGetValue(number, out var text))
            _unsent[number] = text = new UnsentText();
        return text;
    }

    /// <summary>A country in the reader's language, as the browser knows it.</summary>
    public async ValueTask<string> Country(string code, string language) =>
        _countries.TryGetValue(code, out var name) ? name : _countries[code] = await Scripts.InvokeAsync<string>("country", code, language);

    public string? NameOf(Guid? id) => Colleagues.FirstOrDefault(c => c.Id == id)?.Name;

    private static async Task Raise(Func<Task>? listeners)
    {
        foreach (var listener in listeners?.GetInvocationList() ?? [])
            await ((Func<Task>)listener)();
    }
}

/// <summary>What somebody wrote for a case and has not sent.</summary>
public sealed class UnsentText
{
    public string Reply { get; set; } = "";
    public string Note { get; set; } = "";
    public bool OnNote { get; set; }
    public List<UnsentFile> Files { get; } = [];
    public bool Any => Reply.Length + Note.Length + Files.Count > 0;
}

public sealed record UnsentFile(Guid Id, string Name);

/// <summary>What the browser kept of it over a reload.</summary>
public sealed record KeptText(string Number, string Tab, string Text);
