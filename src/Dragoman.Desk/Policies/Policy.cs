using System.Collections.Frozen;

namespace Dragoman.Desk.Policies;

/// <summary>The marketplace's rules as loaded from its policy file; see <see cref="PolicyFile"/> for how it is checked.</summary>
public sealed class Policy
{
    public required string Name { get; init; }
    public required string Version { get; init; }
    public required DateOnly InForceSince { get; init; }
    public required string Entrance { get; init; }
    public required string DefaultLanguage { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required Agreement Agreement { get; init; }
    public required Lifecycle Lifecycle { get; init; }
    public required UploadLimits Uploads { get; init; }
    public required IReadOnlyDictionary<string, IntakeRules> Intake { get; init; }
    public required FrozenDictionary<string, Topic> Topics { get; init; }

    /// <summary>The file's text, shown to administrators as it stands.</summary>
    public required string Source { get; init; }

    public IReadOnlyList<string> Areas => field ??= [.. Topics.Values.OrderBy(t => t.Order).Select(t => t.Area).Distinct()];

    public bool Knows(string? topic) => topic is not null && Topics.ContainsKey(topic);

    public IntakeRules IntakeFor(string topic) => Intake[Topics[topic].Contract];

    /// <summary>The queue of a topic: the one its contract names, otherwise its area.</summary>
    public string QueueOf(string topic) => IntakeFor(topic).Queue ?? Topics[topic].Area;

    /// <summary>The language itself when the marketplace speaks it, otherwise the default.</summary>
    public string LanguageOrDefault(string? language) =>
        language is not null && Languages.Contains(language) ? language : DefaultLanguage;
}

/// <summary>A help topic. Its area names the queue; its contract names what a request must carry.</summary>
public sealed record Topic(string Id, string Area, string Contract, int Order);

/// <summary>What is owed, and what pauses it.</summary>
public sealed record Agreement(IReadOnlyList<string> PauseOn, double WarnAt, IReadOnlyList<AgreementRule> Rules)
{
    public AgreementRule RuleFor(string area, string priority) =>
        Rules.First(r => (r.Areas.Count == 0 || r.Areas.Contains(area)) && (r.Priorities.Count == 0 || r.Priorities.Contains(priority)));
}

public sealed record AgreementRule(
    string Name, IReadOnlyList<string> Areas, IReadOnlyList<string> Priorities,
    TimeSpan FirstReply, TimeSpan NextReply, TimeSpan Resolution);

public sealed record Lifecycle(TimeSpan CloseSolvedAfter, TimeSpan ReopenWithin, int AgentCapacity);

public sealed record UploadLimits(int MaxFiles, long MaxBytes, long MaxPixels);

public sealed record IntakeRules(
    string Name, string Priority, string? Queue, string? Mark, bool OrderNumber, bool ErrorCode,
    IReadOnlyList<EvidenceRule> Evidence, IReadOnlyList<FieldRule> Fields);

/// <summary>One piece of evidence: <paramref name="Kinds"/> are image, pdf, text.</summary>
public sealed record EvidenceRule(string Slot, IReadOnlyList<string> Kinds)
{
    public bool Takes(string mediaType) => Kinds.Contains(KindOf(mediaType));

    public static string KindOf(string mediaType) => mediaType switch
    {
        "application/pdf" => "pdf",
        "text/plain" => "text",
        _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => "image",
        _ => "other",
    };
}

/// <summary>One typed field: <paramref name="Kind"/> is text, digits4, amount, currency or instant.</summary>
public sealed record FieldRule(string Name, string Kind, int MaxLength);
