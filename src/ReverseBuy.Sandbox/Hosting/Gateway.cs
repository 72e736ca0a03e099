using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>A marketplace's door: counts the call, lets scripted faults strike, and answers.</summary>
internal abstract class Gateway(World world)
{
    // A picture of 3 MB in Base64, escaped, is longer than what forms may hold otherwise.
    private static readonly FormOptions FormLimits = new() { ValueLengthLimit = 16 * 1024 * 1024 };

    public abstract string Marketplace { get; }

    protected World World => world;

    public async Task HandleAsync(HttpContext context, string path)
    {
        var parameters = await ReadParametersAsync(context.Request).ConfigureAwait(false);
        var operation = OperationOf(path);
        var lane = CallCounters.LaneOf(context.Request.Headers.UserAgent.ToString());
        var (fault, answer) = world.Run(() =>
        {
            world.Counters.Count(lane, operation);
            var struck = world.Faults.Take(Marketplace, operation);
            return (struck, struck?.Kind switch
            {
                null or SandboxFaultKind.DropAfter => Answer(path, parameters),
                SandboxFaultKind.Refuse => Refuse(path, struck.ErrorCode, struck.ErrorMessage),
                _ => null,
            });
        });

        if (fault?.Kind is SandboxFaultKind.DropBefore or SandboxFaultKind.DropAfter)
        {
            context.Abort();
            return;
        }

        if (answer is null)
        {
            await Task.Delay(fault!.Delay, world.Options.TimeProvider, context.RequestAborted).ConfigureAwait(false);
            answer = world.Run(() => Answer(path, parameters));
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        context.Response.GetTypedHeaders().Date = world.WireTime;
        await context.Response.WriteAsync(answer.Body.ToJsonString(WireJson.Format), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The name the call is counted under.</summary>
    protected abstract string OperationOf(string path);

    /// <summary>Checks the call as the platform does, and carries it out.</summary>
    protected abstract WireAnswer Answer(string path, IReadOnlyDictionary<string, string> parameters);

    /// <summary>Refuses the call with a scripted error, in the form the platform would use for it.</summary>
    protected abstract WireAnswer Refuse(string path, string? code, string? message);

    private static async Task<Dictionary<string, string>> ReadParametersAsync(HttpRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in request.Query)
        {
            parameters[name] = values[0] ?? string.Empty;
        }

        if (request.HasJsonContentType())
        {
            foreach (var (name, value) in await JsonBody.ReadAsync(request).ConfigureAwait(false))
            {
                parameters[name] = value;
            }
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(FormLimits, request.HttpContext.RequestAborted).ConfigureAwait(false);
            foreach (var (name, values) in form)
            {
                parameters[name] = values[0] ?? string.Empty;
            }
        }

        return parameters;
    }
}
