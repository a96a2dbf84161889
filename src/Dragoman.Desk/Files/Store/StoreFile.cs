using System.Security.Cryptography;
using Dragoman.Desk.Accounts;
using Dragoman.Desk.Policies;
using Dragoman.Evidence;

namespace Dragoman.Desk.Files.Store;

/// <summary>Takes an upload: told by its content, refused with a code, kept under its hash.</summary>
public sealed class StoreFile(DeskContext db, FileStore store, Policy policy, TimeProvider time)
{
    public async Task<Outcome<StoredFile>> Handle(string? name, Stream content, Actor actor, CancellationToken ct = default)
    {
        if (!actor.IsSeller && !actor.WorksCases)
            return Refusal.Forbidden;
        var bytes = await ReadUpTo(content, policy.Uploads.MaxBytes + 1, ct);
        var found = FileProbe.Probe(bytes, new ProbeLimits(policy.Uploads.MaxBytes, policy.Uploads.MaxPixels));
        if (found.Refusal is not null)
            return Refusal.Invalid(new Fault(found.Refusal, "file", new Dictionary<string, object?>
            {
                ["name"] = FileNames.SafeName(name, Path.GetExtension(name ?? "")),
                ["maxMegabytes"] = policy.Uploads.MaxBytes / (1024 * 1024),
                ["maxMegapixels"] = policy.Uploads.MaxPixels / 1_000_000,
            }));

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await store.Keep(hash, bytes, ct);
        var file = new StoredFile
        {
            OwnerId = actor.AccountId,
            SellerId = actor.SellerId,
            Name = FileNames.SafeName(name, found.Extension),
            MediaType = found.MediaType!,
            Bytes = bytes.Length,
            Sha256 = hash,
            Width = found.Width,
            Height = found.Height,
            Pages = found.Pages,
            UploadedAt = time.UtcNow(),
        };
        db.StoredFiles.Add(file);
        await db.SaveChangesAsync(ct);
        return file;
    }

    private static async Task<byte[]> ReadUpTo(Stream content, long limit, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (kept.Length < limit && (read = await content.ReadAsync(buffer, ct)) > 0)
            kept.Write(buffer, 0, (int)Math.Min(read, limit - kept.Length));
        return kept.ToArray();
    }
}
