namespace Dragoman.Desk.Cases;

/// <summary>A case with its events, and what is being added to it.</summary>
public sealed class CaseChange(Case @case, List<CaseEvent> events, List<CaseClock> clocks, DateTime at, bool isNew)
{
    public Case Case { get; } = @case;

    /// <summary>All events, the new ones included.</summary>
    public List<CaseEvent> Events { get; } = events;
    public List<CaseEvent> New { get; } = [];
    public List<CaseClock> Clocks { get; } = clocks;
    public List<CaseFile> Files { get; } = [];
    public DateTime At { get; } = at;
    public bool IsNew { get; } = isNew;

    /// <summary>The version that was loaded.</summary>
    public int Seen { get; } = @case.Version;

    /// <summary>More words by which a new case is found: its store's name.</summary>
    public string? SearchHint { get; init; }

    public CaseEvent Record(Author author, string kind, string? text = null, bool @public = false, object? data = null)
    {
        // A node whose clock lags must not write history backwards.
        var at = Events.Count > 0 && Events[^1].At > At ? Events[^1].At : At;
        var e = Case.Record(at, author, kind, text, @public, data);
        Events.Add(e);
        New.Add(e);
        return e;
    }

    public void SetStatus(Author author, string status, bool @public = true, string? reason = null)
    {
        if (Case.Status != status)
            Record(author, CaseEventKind.Status, @public: @public, data: new Changed<string>(Case.Status, status, reason));
    }

    public void Assign(Author author, Guid? to, string? reason = null)
    {
        if (Case.AssigneeId != to)
            Record(author, CaseEventKind.Assigned, data: new Changed<Guid?>(Case.AssigneeId, to, reason));
    }

    public void Attach(CaseEvent e, IEnumerable<(Guid FileId, string? Slot)> files)
    {
        foreach (var (id, slot) in files)
            Files.Add(new CaseFile { CaseId = Case.Id, Sequence = e.Sequence, FileId = id, SellerId = Case.SellerId, Slot = slot, Public = e.Public });
    }
}
