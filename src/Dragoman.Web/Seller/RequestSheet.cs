using Dragoman.Desk;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Files;
using Dragoman.Desk.Policies;
using Dragoman.Desk.Requests;
using Dragoman.Desk.Requests.Submit;

namespace Dragoman.Web.Seller;

/// <summary>A request form as it is shown: what is filled in, what of it is right, which upload shows what.</summary>
/// <param name="Returned">It was sent and came back: what is missing is marked at its field.</param>
public sealed record RequestSheet(
    RequestForm Form, IReadOnlyList<ChecklistItem> Items, IReadOnlyDictionary<Guid, string> Slots, IReadOnlyList<StoredFile> Files, bool Returned)
{
    public Fault? FaultOf(string item) => Returned ? Items.FirstOrDefault(i => i.Item == item)?.Fault : null;

    public IReadOnlyList<Fault> Faults => Returned ? [.. Items.Select(i => i.Fault).OfType<Fault>()] : [];

    /// <summary>Reads what the form points at and checks it, as <see cref="CheckRequest"/> does.</summary>
    public static async Task<RequestSheet> Of(RequestForm form, bool returned, IntakeLookup lookup, Policy policy, Actor seller)
    {
        var facts = await lookup.For(form, seller, CancellationToken.None);
        var known = form with
        {
            Files = [.. form.Files.Where(facts.Files.ContainsKey)],
            Evidence = form.Evidence.ToDictionary(e => e.Key, e => (IReadOnlyList<Guid>)[.. e.Value.Where(facts.Files.ContainsKey)]),
            Fields = policy.Knows(form.Topic) ? form.Fields.Where(f => policy.IntakeFor(form.Topic!).Fields.Any(r => r.Name == f.Key)).ToDictionary() : form.Fields,
        };
        return new RequestSheet(known, IntakeContract.Check(known, policy, facts),
            policy.Knows(form.Topic) ? IntakeContract.Slots(known, policy.IntakeFor(form.Topic!), facts) : new Dictionary<Guid, string>(),
            [.. known.AllFiles.Select(f => facts.Files[f])], returned);
    }
}
