using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/oauth/authorize</c>: the page of consent. The owner of the sandbox's account agrees at once and is sent back with a code.</summary>
internal static class AuthorizePage
{
    public static Task HandleAsync(HttpContext context, World world)
    {
        var query = context.Request.Query;
        if (query["client_id"] != world.Options.AppKey
            || query["response_type"] != "code"
            || !Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        var code = world.Run(new TaobaoTokens(world).IssueCode);
        var state = query.TryGetValue("state", out var given) ? "&state=" + Uri.EscapeDataString(given.ToString()) : string.Empty;
        var answer = "code=" + Uri.EscapeDataString(code) + state;
        context.Response.Redirect(address.AbsoluteUri + (address.Query.Length > 0 ? "&" : "?") + answer);
        return Task.CompletedTask;
    }
}
