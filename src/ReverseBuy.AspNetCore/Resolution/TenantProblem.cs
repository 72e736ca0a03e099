using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace ReverseBuy.AspNetCore.Resolution;

/// <summary>An answer to a request that is run for no tenant. It repeats nothing of the request.</summary>
internal sealed record TenantProblem(int Status, string Code, string Title, string Detail)
{
    public static TenantProblem Required { get; } = new(
        StatusCodes.Status400BadRequest, "tenant.required", "A tenant is required.", "The request does not say which tenant it is for.");

    public static TenantProblem Ambiguous { get; } = new(
        StatusCodes.Status400BadRequest, "tenant.ambiguous", "The tenant is ambiguous.", "The request names more than one tenant.");

    public static TenantProblem Unavailable { get; } = new(
        StatusCodes.Status404NotFound, "tenant.unavailable", "Not found.", "There is nothing here, or nothing for this caller.");

    public static TenantProblem Undecided { get; } = new(
        StatusCodes.Status503ServiceUnavailable, "tenant.undecided", "Try again.", "Whom the request is for cannot be looked up now.");

    public async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        context.Response.Headers.CacheControl = "no-store";
        var problem = new ProblemDetails { Status = Status, Title = Title, Detail = Detail };
        problem.Extensions["code"] = Code;
        var written = new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem };
        if (!await context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(written).ConfigureAwait(false))
        {
            // Whatever the caller accepts: it is no use to anybody to be told nothing.
            await TypedResults.Problem(problem).ExecuteAsync(context).ConfigureAwait(false);
        }
    }
}
