using Dragoman.Desk.Cases;

namespace Dragoman.Desk.Tests.Cases;

/// <summary>Does something once, between the moment in which a change was read and the one in which it is saved.</summary>
internal sealed class Between(Func<Task> what) : ICaseListener
{
    private int _done;

    public Task On(CaseChange change, DeskContext db, CancellationToken ct) =>
        Interlocked.Exchange(ref _done, 1) == 0 ? what() : Task.CompletedTask;
}
