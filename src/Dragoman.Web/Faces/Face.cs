using Dragoman.Desk.Accounts;
using Dragoman.Web.Accounts;
using Dragoman.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dragoman.Web.Faces;

/// <summary>What every page and component knows before it draws anything: who reads it and in which language.</summary>
public abstract class Face : ComponentBase
{
    private bool _known;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IHttpContextAccessor Http { get; set; } = null!;
    [Inject] private TextShelf Shelf { get; set; } = null!;
    [Inject] protected TimeProvider Time { get; set; } = null!;

    protected Actor Me { get; private set; } = Actor.Anonymous;
    protected Lang T { get; private set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (!_known)
        {
            var state = Authentication.GetAuthenticationStateAsync();
            Me = (await state).User.Actor();
            T = Shelf.In(Http.HttpContext is { } context && context.Items.ContainsKey("dragoman.language") ? context.Language() : Me.Language);
            _known = true;
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }
}
