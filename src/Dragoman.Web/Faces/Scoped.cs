namespace Dragoman.Web.Faces;

public static class Scoped
{
    /// <summary>
    /// Asks one handler in a scope of its own: the parts of a page load side by side, and a DeskContext serves one question at a time.
    /// <c>Scopes.Ask((ReadNotices h) => h.Handle(5, Me))</c>
    /// </summary>
    public static async Task<T> Ask<THandler, T>(this IServiceScopeFactory scopes, Func<THandler, Task<T>> question) where THandler : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<THandler>());
    }
}
