using Dragoman.Web.Faces;
using Microsoft.AspNetCore.Components;

namespace Dragoman.Web.Staff;

/// <summary>A face that lives as long as a circuit: every act gets its own scope, so that no database context outlives it.</summary>
public abstract class StaffFace : Face
{
    [Inject] private IServiceScopeFactory Scopes { get; set; } = null!;

    protected async Task<TResult> Ask<THandler, TResult>(Func<THandler, Task<TResult>> ask) where THandler : notnull
    {
        await using var scope = Scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<THandler>());
    }
}
