using Dragoman.Desk.Requests;

namespace Dragoman.Web.Seller;

/// <summary>The request form as the browser sends it: fields by name, <c>file</c> for each upload that is kept, <c>slot-ID</c> for what it shows.</summary>
public static class PostedRequest
{
    public const string FieldPrefix = "field-", SlotPrefix = "slot-";

    public static RequestForm Read(IFormCollection posted, IReadOnlyList<Guid> uploadedNow)
    {
        var files = posted["file"].Select(f => Guid.TryParse(f, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Concat(uploadedNow).Distinct().ToList();
        if (Guid.TryParse(posted["remove"], out var removed))
            files.Remove(removed);
        var placed = files.Select(f => (File: f, Slot: posted[$"{SlotPrefix}{f}"].ToString())).ToList();
        return new RequestForm(Text(posted, "guess") ?? Text(posted, "topic"), Text(posted, "subject"), Text(posted, "text"), null, Text(posted, "orderNumber"), Text(posted, "errorCode"))
        {
            Fields = posted.Where(p => p.Key.StartsWith(FieldPrefix, StringComparison.Ordinal) && p.Value.ToString().Length > 0)
                .ToDictionary(p => p.Key[FieldPrefix.Length..], p => p.Value.ToString()),
            Files = [.. placed.Where(p => p.Slot.Length == 0).Select(p => p.File)],
            Evidence = placed.Where(p => p.Slot.Length > 0).GroupBy(p => p.Slot).ToDictionary(g => g.Key, g => (IReadOnlyList<Guid>)[.. g.Select(p => p.File)]),
            ConversationId = Guid.TryParse(posted["conversationId"], out var talk) ? talk : null,
        };
    }

    /// <summary>Browsers send line breaks as CR LF; the desk keeps LF.</summary>
    private static string? Text(IFormCollection posted, string name) =>
        posted[name].ToString() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;
}
