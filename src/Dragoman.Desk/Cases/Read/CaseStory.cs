using System.Text.Json;
using Dragoman.Desk.Accounts;

namespace Dragoman.Desk.Cases.Read;

/// <summary>A case as its readers see it.</summary>
public sealed record CaseStory(
    CaseHead Case, SellerCard Seller, IReadOnlyList<StoryItem> Timeline, IReadOnlyList<CaseClock> Clocks, IReadOnlyList<string> OtherNumbers);

public sealed record CaseHead(
    string Number, string Kind, string Topic, string Area, string Subject, string Language, string Status, string Priority,
    string? OrderNumber, string? ErrorCode, Guid? AssigneeId, string? Assignee, IReadOnlyList<string> Tags, int Version,
    DateTime OpenedAt, DateTime UpdatedAt, DateTime? SolvedAt, DateTime? ClosedAt, string? DueMetric, DateTime? DueAt, bool Warned, bool Breached,
    string? MergedInto, string PolicyVersion, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<TranscriptLine> Transcript);

public sealed record SellerCard(
    Guid Id, string StoreName, string Country, string? City, IReadOnlyList<string> Languages, string TimeZone, DateOnly ActiveSince, decimal? Rating,
    int CasesBefore);

/// <summary>One step of the story. <paramref name="Data"/> holds what changed, as the event recorded it.</summary>
public sealed record StoryItem(
    int Sequence, DateTime At, string Kind, AuthorKind AuthorKind, Guid? AuthorId, string? Author, string? Text, bool Public, JsonElement? Data,
    IReadOnlyList<StoryFile> Files);

public sealed record StoryFile(Guid Id, string Name, string MediaType, long Bytes, string? Slot, int? Width, int? Height);
