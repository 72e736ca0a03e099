using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>Stands for the host's authentication: whoever says so is signed in.</summary>
internal static class ClaimOfTests
{
    public const string Header = "X-Test-Claim";

    public static Task SignInAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers[Header] is [{ } tenant])
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("tenant", tenant)], "test"));
        }

        return next(context);
    }
}
