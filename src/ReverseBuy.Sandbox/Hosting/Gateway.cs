using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>A marketplace's door: counts the call, lets scripted faults strike, and answers.</summary>
internal abstract class Gateway(World world)
{
    public abstract string Marketplace { get; }

    protected World World => world;

    public async Task HandleAsync(HttpContext context, string path)
    {
        var request = await RequestReader.ReadAsync(context.Request).ConfigureAwait(false);
        var operation = OperationOf(path, request);
        var lane = CallCounters.LaneOf(context.Request.Headers.UserAgent.ToString());
        var (fault, answer) = world.Run(() =>
        {
            world.Counters.Count(lane, operation);
            var struck = world.Faults.Take(Marketplace, operation);
            return (struck, struck?.Kind switch
            {
                null or SandboxFaultKind.DropAfter => Handle(),
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
            answer = world.Run(Handle);
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json;charset=UTF-8";
        context.Response.GetTypedHeaders().Date = world.WireTime;
        await context.Response.WriteAsync(answer.Body.ToJsonString(WireJson.Format), context.RequestAborted).ConfigureAwait(false);

        WireAnswer Handle() => RefuseMethod(path, context.Request.Method) ?? Answer(path, request);
    }

    /// <summary>The name the call is counted under.</summary>
    protected abstract string OperationOf(string path);

    /// <summary>The same, where the call itself tells its name.</summary>
    protected virtual string OperationOf(string path, WireRequest request) => OperationOf(path);

    /// <summary>The refusal of a call that came by a method the interface does not have; null when it has it.</summary>
    protected virtual WireAnswer? RefuseMethod(string path, string method) => null;

    /// <summary>Checks the call as the platform does, and carries it out.</summary>
    protected abstract WireAnswer Answer(string path, WireRequest request);

    /// <summary>Refuses the call with a scripted error, in the form the platform would use for it.</summary>
    protected abstract WireAnswer Refuse(string path, string? code, string? message);
}
