using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Dragoman.Desk.Policies;

/// <summary>A version of the agreement that some case was opened under.</summary>
public sealed class AgreementVersion
{
    public required string Version { get; set; }
    public required string Agreement { get; set; }
    public required DateTime StoredAt { get; set; }
}

/// <summary>The agreements of every policy version this desk has run with: a later policy must not move an earlier promise.</summary>
public sealed class PolicyArchive(Policy current)
{
    private readonly ConcurrentDictionary<string, Agreement> _agreements = new() { [current.Version] = current.Agreement };

    /// <exception cref="InvalidOperationException">No policy of this version was ever stored here.</exception>
    public Agreement AgreementOf(string version) => _agreements.TryGetValue(version, out var agreement)
        ? agreement
        : throw new InvalidOperationException($"The agreement {version} is not in the archive");

    /// <summary>Fetches an agreement that another node stored since this one started.</summary>
    public async Task Learn(string version, DeskContext db, CancellationToken ct)
    {
        if (!_agreements.ContainsKey(version)
            && await db.AgreementVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Version == version, ct) is { } stored)
            _agreements[version] = JsonSerializer.Deserialize<Agreement>(stored.Agreement)!;
    }

    /// <summary>Loads the stored agreements and adds the current one. Called once at start.</summary>
    /// <exception cref="PolicyException">The version in force was stored with other terms.</exception>
    public async Task Load(DeskContext db, TimeProvider time, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(current.Agreement);
        if (!await db.AgreementVersions.AnyAsync(v => v.Version == current.Version, ct))
        {
            db.AgreementVersions.Add(new AgreementVersion { Version = current.Version, Agreement = text, StoredAt = time.UtcNow() });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another node that starts with the same policy was faster; what it stored is compared below.
                db.ChangeTracker.Clear();
            }
        }
        foreach (var stored in await db.AgreementVersions.AsNoTracking().ToListAsync(ct))
        {
            if (stored.Version == current.Version && stored.Agreement != text)
                throw new PolicyException(current.Name, [$"the agreement {current.Version} was changed; give the changed terms a new version"]);
            _agreements[stored.Version] = JsonSerializer.Deserialize<Agreement>(stored.Agreement)!;
        }
    }
}
