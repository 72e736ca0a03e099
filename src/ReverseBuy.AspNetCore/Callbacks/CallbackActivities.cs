using System.Diagnostics;
using ReverseBuy.Diagnostics;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>The spans of callbacks. They hold the marketplace and what became of it, and nothing of its content or address.</summary>
internal sealed class CallbackActivities : IDisposable
{
    private readonly ActivitySource _source = new(ReverseBuyDiagnostics.CallbacksName, ReverseBuyDiagnostics.VersionOf(typeof(CallbackActivities)));

    public Activity? StartReceiving() => _source.StartActivity("reversebuy.callbacks.receive", ActivityKind.Consumer);

    public void Dispose() => _source.Dispose();
}
