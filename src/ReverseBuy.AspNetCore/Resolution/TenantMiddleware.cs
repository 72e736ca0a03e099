using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Resolution;

/// <summary>Finds out whom a request is for, and runs the rest of it inside that tenant, until its last byte is written.</summary>
internal sealed class TenantMiddleware(
    RequestDelegate next, RequestTenants tenants, ITenantScopeFactory scopes, TenantResolutionOptions options, TimeProvider time, ILogger<TenantMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var requirement = context.GetEndpoint()?.Metadata.GetMetadata<ITenantRequirement>();
        if (context.GetEndpoint() is null || requirement is { IsRequired: false })
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var arrived = time.GetTimestamp();
        switch (await tenants.FindAsync(context, context.RequestAborted).ConfigureAwait(false))
        {
            case RequestTenant.Entered(var tenant):
                using (scopes.Enter(tenant))
                {
                    await next(context).ConfigureAwait(false);
                }

                break;
            case RequestTenant.Unnamed when requirement is null:
                await next(context).ConfigureAwait(false);
                break;
            case RequestTenant.Unnamed:
                await TenantProblem.Required.WriteAsync(context).ConfigureAwait(false);
                break;
            case RequestTenant.Ambiguous:
                Log.Ambiguous(logger);
                await TenantProblem.Ambiguous.WriteAsync(context).ConfigureAwait(false);
                break;
            case RequestTenant.Undecided(var retryAfter):
                Log.Undecided(logger);
                context.Response.Headers.RetryAfter = retryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : default(StringValues);
                await TenantProblem.Undecided.WriteAsync(context).ConfigureAwait(false);
                break;
            case RequestTenant.Unavailable(var because):
                Log.Refused(logger, because);
                await WaitAsync(arrived, context.RequestAborted).ConfigureAwait(false);
                await TenantProblem.Unavailable.WriteAsync(context).ConfigureAwait(false);
                break;
        }
    }

    private async Task WaitAsync(long arrived, CancellationToken cancellationToken)
    {
        var left = options.RefusalTime - time.GetElapsedTime(arrived);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
