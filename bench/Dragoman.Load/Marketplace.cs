using System.Text.Json;

namespace Dragoman.Load;

/// <summary>What the generator knows of the seeded desk; written by <c>seed</c>, read by <c>run</c>.</summary>
/// <param name="Sellers">Each with a token of its own, because limits are by token.</param>
/// <param name="Agents">Tokens of agents.</param>
/// <param name="Questions">As sellers ask them, in three languages.</param>
/// <param name="Words">What staff search for: words common and rare, two words, numbers.</param>
internal sealed record Marketplace(IReadOnlyList<Marketplace.Store> Sellers, IReadOnlyList<string> Agents, IReadOnlyList<string> Questions, IReadOnlyList<string> Words)
{
    internal sealed record Store(string Token, string Language, IReadOnlyList<string> Orders, IReadOnlyList<string> Cases);

    private static string PathIn(string folder) => Path.Combine(folder, "load.json");

    public static bool IsIn(string folder) => File.Exists(PathIn(folder));

    public static Marketplace Read(string folder) => JsonSerializer.Deserialize<Marketplace>(File.ReadAllText(PathIn(folder)))!;

    public void Write(string folder) => File.WriteAllText(PathIn(folder), JsonSerializer.Serialize(this));
}
