using System.Text.Json;
using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Assistant.Ask;
using Dragoman.Desk.Files.Store;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Drafts;
using Dragoman.Desk.Requests.Submit;
using Dragoman.Web.Faces;
using Dragoman.Web.Texts;

namespace Dragoman.Web.Seller;

/// <summary>What the page of a new request asks of the desk, in the order in which a form without scripts needs it.</summary>
public sealed class NewRequest(IServiceScopeFactory scopes, Policy policy)
{
    /// <summary>What the address brings along.</summary>
    public sealed record Start(string? Topic, string? Conversation, string? Order, string? Code, string? Draft);

    /// <summary>What became of a posted form. With a number it was accepted; otherwise the sheet is shown again.</summary>
    public sealed record Taken(RequestSheet Sheet, Guid? Draft, string? Number, IReadOnlyList<Fault> Uploads, bool Kept);

    public async Task<(RequestSheet Sheet, Guid? Draft)> Begin(Start start, Actor me)
    {
        if (Guid.TryParse(start.Draft, out var id) && (await scopes.Ask((ReadDraft h) => h.Handle(id, me))).Value is { } draft)
            return (await Read(draft.Read(), draft.ReturnedFor is { Length: > 0 }, me), id);
        var form = new RequestForm(policy.Knows(start.Topic) ? start.Topic : null, null, null, null, start.Order, start.Code);
        if (Guid.TryParse(start.Conversation, out var talk) && (await scopes.Ask((ReadConversation h) => h.Handle(talk, me))).Value is { Count: > 0 } turns)
            form = form with
            {
                ConversationId = talk,
                Text = string.Join('\n', turns.Select(t => t.Question)),
                Subject = TitleFrom(turns[0].Question),
                Topic = form.Topic ?? turns[^1].Topic,
            };
        return (await Read(form, false, me), null);
    }

    public Task<RequestSheet> Read(RequestForm form, bool returned, Actor me) =>
        scopes.Ask((IntakeLookup lookup) => RequestSheet.Of(form, returned, lookup, policy, me));

    public async Task<Taken> Take(IFormCollection posted, Actor me)
    {
        var (stored, refused) = await Uploads.Keep(posted.Files, scopes, me);
        var form = PostedRequest.Read(posted, stored);
        var draft = Guid.TryParse(posted["draft"], out var id) ? id : (Guid?)null;
        if (posted["do"] == "send" && refused.Count == 0)
        {
            var sent = await scopes.Ask((SubmitRequest h) => h.Handle(new SubmitRequest.Command(form, draft), me));
            return new Taken(await Read(form, true, me), sent.Refusal?.DraftId ?? draft, sent.Value?.Number,
                sent.Refusal is { Kind: not RefusalKind.Invalid } other ? other.Faults : [], false);
        }
        var kept = await scopes.Ask((SaveDraft h) => h.Handle(new SaveDraft.Command(draft, form), me));
        var faults = refused.Concat(kept.Refusal?.Faults ?? []).ToList();
        return new Taken(await Read(form, kept.Value?.ReturnedFor is { Length: > 0 }, me), kept.Value?.Id ?? draft, null, faults, kept.Succeeded);
    }

    /// <summary>For the script: which evidence each contract asks for, and of which kinds.</summary>
    public static string Contracts(Policy policy) =>
        JsonSerializer.Serialize(policy.Intake.ToDictionary(i => i.Key, i => i.Value.Evidence.Select(e => new { slot = e.Slot, kinds = e.Kinds })));

    public static string SlotNames(Policy policy, Lang texts) =>
        JsonSerializer.Serialize(policy.Intake.Values.SelectMany(i => i.Evidence).Select(e => e.Slot).Distinct().ToDictionary(s => s, s => texts[$"slot.{s}"]));

    private static string TitleFrom(string question)
    {
        var line = question.ReplaceLineEndings(" ").Trim();
        return line.Length <= 120 ? line : line[..(char.IsHighSurrogate(line[118]) ? 118 : 119)] + "…";
    }
}

/// <summary>Files that came with a form instead of beforehand.</summary>
public static class Uploads
{
    public static async Task<(List<Guid> Stored, List<Fault> Refused)> Keep(IFormFileCollection files, IServiceScopeFactory scopes, Actor me)
    {
        var stored = new List<Guid>();
        var refused = new List<Fault>();
        foreach (var file in files.Where(f => f.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var kept = await scopes.Ask((StoreFile h) => h.Handle(file.FileName, content, me));
            if (kept.Succeeded)
                stored.Add(kept.Value.Id);
            else
                refused.AddRange(kept.Refusal.Faults.Select(f => f with { Field = "files" }));
        }
        return (stored, refused);
    }
}
