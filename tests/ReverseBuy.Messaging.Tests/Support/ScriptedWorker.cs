namespace ReverseBuy.Messaging.Tests.Support;

internal sealed class ScriptedWorker(string name, Func<TenantId, CancellationToken, ValueTask<DateTimeOffset?>> run) : ITenantWorker
{
    public string Name => name;

    public ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken) => run(tenant, cancellationToken);
}
