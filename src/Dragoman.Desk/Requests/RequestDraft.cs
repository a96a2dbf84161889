using System.Text.Json;
using Dragoman.Desk.Cases;

namespace Dragoman.Desk.Requests;

/// <summary>What a seller has typed and uploaded for a request, complete or not.</summary>
public sealed record RequestForm(
    string? Topic = null, string? Subject = null, string? Text = null, string? Language = null, string? OrderNumber = null, string? ErrorCode = null)
{
    /// <summary>The extra fields that the topic's contract asks for, by name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Uploads; those not named in <see cref="Evidence"/> fill the contract's slots in order.</summary>
    public IReadOnlyList<Guid> Files { get; init; } = [];

    /// <summary>Which upload is meant for which slot.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Guid>> Evidence { get; init; } = new Dictionary<string, IReadOnlyList<Guid>>();

    /// <summary>The talk with the assistant that led here.</summary>
    public Guid? ConversationId { get; init; }

    public IReadOnlyList<Guid> AllFiles => [.. Evidence.Values.SelectMany(f => f).Concat(Files).Distinct()];
}

/// <summary>A request that was not sent yet, or was returned.</summary>
public sealed class RequestDraft
{
    public const int MostPerAccount = 50;

    public Guid Id { get; set; } = Guid.CreateVersion7();
    public required Guid AccountId { get; set; }
    public required Guid SellerId { get; set; }
    public required string Form { get; set; }

    /// <summary>Codes it was last returned for, separated by blanks; null when it was never sent.</summary>
    public string? ReturnedFor { get; set; }
    public required DateTime UpdatedAt { get; set; }

    public RequestForm Read() => JsonSerializer.Deserialize<RequestForm>(Form, CaseEvent.Json) ?? new RequestForm();

    public void Write(RequestForm form, DateTime at) =>
        (Form, UpdatedAt) = (JsonSerializer.Serialize(form, CaseEvent.Json), at);
}
