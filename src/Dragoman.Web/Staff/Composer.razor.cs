using Dragoman.Desk;
using Dragoman.Desk.Cases;
using Dragoman.Desk.Cases.Read;
using Dragoman.Desk.Cases.Reply;
using Dragoman.Desk.Files.Store;
using Dragoman.Desk.Policies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Dragoman.Web.Staff;

public sealed partial class Composer
{
    private ElementReference _area;
    private Suggestions? _suggestions;
    private IReadOnlyList<Fault> _faults = [];
    private IReadOnlyList<MissedChange> _missed = [];
    private string? _then;
    private bool _busy;
    private bool _uploading;

    [CascadingParameter] public Workbench Bench { get; set; } = null!;
    [Inject] private Policy Policy { get; set; } = null!;
    [Parameter, EditorRequired] public CaseHead Case { get; set; } = null!;

    /// <summary>Something was sent; true for a reply.</summary>
    [Parameter] public EventCallback<bool> OnSent { get; set; }
    
    /// <summary>Shows the case as it is now and says which version that is.</summary>
    [Parameter, EditorRequired] public Func<Task<int>> OnRefresh { get; set; } = null!;

    private UnsentText Unsent { get; set; } = new();

    /// <summary>Mediators read and note; a merged case is answered under its other number.</summary>
    private bool Answers => Me.WorksCases && Case.MergedInto is null;

    private string Text
    {
        get => Unsent.OnNote ? Unsent.Note : Unsent.Reply;
        set
        {
            if (Unsent.OnNote)
                Unsent.Note = value;
            else
                Unsent.Reply = value;
        }
    }

    protected override void OnInitialized() => Bench.Pressed += Press;

    protected override void OnParametersSet()
    {
        Unsent = Bench.UnsentFor(Case.Number);
        if (!Answers)
            Unsent.OnNote = true;
    }

    private void Typed() => _suggestions?.Look(Text);

    private async Task Turn(bool toNote)
    {
        Unsent.OnNote = toNote || !Answers;
        (_faults, _missed) = ([], []);
        _suggestions?.Look("");
        StateHasChanged();
        await _area.FocusAsync();
    }

    /// <summary>Puts a chosen reply or name in place of what was typed to find it.</summary>
    private async Task Put((int From, string Text) chosen)
    {
        Text = Text[..Math.Min(chosen.From, Text.Length)] + chosen.Text;
        await Store(Text);
        StateHasChanged();
        await _area.FocusAsync();
    }

    private async Task Upload(InputFileChangeEventArgs e)
    {
        _uploading = true;
        var faults = new List<Fault>();
        foreach (var file in e.GetMultipleFiles(Policy.Uploads.MaxFiles))
        {
            if (file.Size > Policy.Uploads.MaxBytes)
            {
                faults.Add(new Fault("file.too_large", "files", new Dictionary<string, object?> { ["name"] = file.Name, ["maxMegabytes"] = Policy.Uploads.MaxBytes >> 20 }));
                continue;
            }
            await using var content = file.OpenReadStream(Policy.Uploads.MaxBytes);
            var stored = await Ask((StoreFile h) => h.Handle(file.Name, content, Me));
            if (stored.Succeeded)
                Unsent.Files.Add(new UnsentFile(stored.Value.Id, stored.Value.Name));
            else
                faults.AddRange(stored.Refusal.Faults);
        }
        (_faults, _uploading) = (faults, false);
    }

    private async Task Send(string? then, int version)
    {
        if (_busy)
            return;
        (_busy, _then, _faults) = (true, then, []);
        var note = Unsent.OnNote;
        List<Guid> files = [.. Unsent.Files.Select(f => f.Id)];
        var sent = note
            ? await Ask((AddNote h) => h.Handle(new AddNote.Command(Case.Number, Text, Mentions, files), Me))
            : await Ask((ReplyToCase h) => h.Handle(new ReplyToCase.Command(Case.Number, Text, version, then, files), Me));
        _busy = false;
        if (!sent.Succeeded)
        {
            _missed = sent.Refusal.Changes as IReadOnlyList<MissedChange> ?? [];
            _faults = _missed.Count > 0 ? [] : sent.Refusal.Faults;
            StateHasChanged();
            return;
        }
        _missed = [];
        Text = "";
        Unsent.Files.Clear();
        await Store("");
        StateHasChanged();
        await OnSent.InvokeAsync(!note);
    }

    /// <summary>Everybody whose name stands behind an @ in the note.</summary>
    private IReadOnlyList<Guid> Mentions => [.. Bench.Colleagues.Where(c => Unsent.Note.Contains($"@{c.Name}", StringComparison.CurrentCultureIgnoreCase)).Select(c => c.Id)];

    private async Task Again() => await Send(_then, await OnRefresh());

    private async Task Keep()
    {
        _missed = [];
        await OnRefresh();
        await _area.FocusAsync();
    }

    private Task Press(string key) => key switch
    {
        "reply" when Answers => Turn(false),
        "note" => Turn(true),
        "send" => Send(null, Case.Version),
        "send-solve" => Send(Unsent.OnNote ? null : CaseStatus.Solved, Case.Version),
        _ => Task.CompletedTask,
    };

    private async Task NextAfter(ChangeEventArgs e)
    {
        Bench.NextAfterReply = e.Value is true;
        await Bench.Scripts.InvokeVoidAsync("nextAfterReply", Bench.NextAfterReply);
    }

    private ValueTask Store(string text) => Bench.Scripts.InvokeVoidAsync("keep", $"{(Unsent.OnNote ? "note" : "reply")}:{Case.Number}", text);

    public void Dispose() => Bench.Pressed -= Press;
}
