using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>
/// Has a request be handled in the flow of execution of whoever sent it, across the socket: so the recorder knows for whom the server works. The sender has entered no tenant; if the server does
/// not, nobody is entered.
/// </summary>
internal sealed class FlowsOfRequests
{
    private const string Header = "X-Flow";

    private readonly ConcurrentDictionary<string, ExecutionContext> _flows = new(StringComparer.Ordinal);
    private int _last;

    public void Send(HttpRequestMessage request)
    {
        var number = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        _flows[number] = ExecutionContext.Capture()!;
        request.Headers.Add(Header, number);
    }

    public async Task ContinueAsync(HttpContext context, RequestDelegate next)
    {
        if (_flows.TryRemove(context.Request.Headers[Header].ToString(), out var flow))
        {
            ExecutionContext.Restore(flow);
        }

        await next(context);
    }
}
